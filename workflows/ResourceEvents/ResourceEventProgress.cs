using EipFunctions.Domain.ResourceEvents;

namespace EipFunctions.Workflows.ResourceEvents;

/// <summary>The custom status of a workflow that handles an event.</summary>
/// <param name="Result">What became of the event.</param>
/// <param name="Ended">How many associations were ended.</param>
/// <param name="ToEnd">How many are to be.</param>
public sealed record ResourceEventProgress(ResourceEventResult Result, int Ended, int ToEnd);
