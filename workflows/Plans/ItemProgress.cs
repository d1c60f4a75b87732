using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Workflows.Plans;

/// <summary>How one association of a batch stands; the EIP is that of the same place in the batch.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="ResourceId">The resource; left out where the ids are too long to be shown while it runs.</param>
/// <param name="Mode">The mode; null for the EIP's own.</param>
/// <param name="PrivateIpAddress">The private IP address; null where none is named.</param>
/// <param name="Error">What failed.</param>
/// <param name="Violations">Every rule that it violated; only at the end, and of the one that kept the batch from succeeding.</param>
public sealed record ItemProgress(
    OperationStatus Status,
    string? ResourceId,
    EipMode? Mode,
    string? PrivateIpAddress,
    string? Error = null,
    IReadOnlyList<Violation>? Violations = null);
