using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using EipFunctions.Workflows.Plans;

namespace EipFunctions.Workflows.Operations;

/// <summary>The output of every workflow that carries out an operation on an EIP.</summary>
public sealed record OperationOutcome
{
    /// <summary>How it ended.</summary>
    public required OperationStatus Status { get; init; }

    /// <summary>Every rule that the request violated, when it was rejected or expired.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>What the caller should have in mind, when the request got as far as a reservation.</summary>
    public IReadOnlyList<Warning> Warnings
    {
        // What an earlier version journaled has none.
        get => field ?? [];
        init;
    } = [];

    /// <summary>What failed, when it was rolled back; what it waited for, when it expired.</summary>
    public string? Error { get; init; }

    /// <summary>The EIP that was found for a claim; null for none, and for operations that name theirs.</summary>
    public string? EipId { get; init; }

    /// <summary>The resource, when the request got as far as a reservation.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The association, when the request got as far as a reservation.</summary>
    public string? AssociationId { get; init; }

    /// <summary>How each of several associations ended, in their order; null for an operation on one EIP.</summary>
    public IReadOnlyList<ItemProgress>? Items { get; init; }
}
