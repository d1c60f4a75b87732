using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using EipFunctions.Workflows.Plans;

namespace EipFunctions.Workflows.Operations;

/// <summary>The custom status of a workflow that carries out an operation. None is set before its preconditions are decided.</summary>
/// <param name="Status">Waiting, Running or RollingBack.</param>
/// <param name="Step">The step it is at.</param>
/// <param name="ResourceId">The resource.</param>
/// <param name="AssociationId">The association.</param>
/// <param name="Error">What failed, while it is rolled back.</param>
/// <param name="Violations">What it waits for, while it waits.</param>
/// <param name="ExpiresAt">When it stops waiting, in UTC, while it waits.</param>
/// <param name="Warnings">What the caller should have in mind; null for nothing.</param>
public sealed record OperationProgress(
    OperationStatus Status,
    string Step,
    string? ResourceId,
    string? AssociationId,
    string? Error = null,
    IReadOnlyList<Violation>? Violations = null,
    DateTimeOffset? ExpiresAt = null,
    IReadOnlyList<Warning>? Warnings = null)
{
    /// <summary>The EIP that was found for a claim; null for none, and for operations that name theirs.</summary>
    public string? EipId { get; init; }

    /// <summary>How each of several associations stands, in their order; null for an operation on one EIP.</summary>
    public IReadOnlyList<ItemProgress>? Items { get; init; }
}
