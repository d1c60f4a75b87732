using EipFunctions.Domain.Eips;

namespace EipFunctions.Workflows.Holds;

/// <summary>The end of a hold without a replacement.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="Reason">Why.</param>
public sealed record HoldEnd(HoldInput Hold, HoldEndReason Reason);
