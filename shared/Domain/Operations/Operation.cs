using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Segments;
using EipFunctions.Domain.Warnings;

namespace EipFunctions.Domain.Operations;

/// <summary>Long work on behalf of a caller: an instance of a durable workflow, as the API shows it.</summary>
public sealed record Operation
{
    /// <summary>The operation's id, <c>op-…</c>; the workflow's instance id too.</summary>
    public required string OperationId { get; init; }

    /// <summary>What it does.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required OperationStatus Status { get; init; }

    /// <summary>The account it acts for.</summary>
    public required string AccountId { get; init; }

    /// <summary>The region it acts in.</summary>
    public required string RegionId { get; init; }

    /// <summary>The principal that asked.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The EIP it acts on; null when it acts on several, which <see cref="Items"/> lists, or on a segment.</summary>
    public string? EipId { get; init; }

    /// <summary>The contiguous EIPs that it allocates or releases; null when it does neither.</summary>
    public string? SegmentInstanceId { get; init; }

    /// <summary>The resource it acts on, when known.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The association it made or ended, when known.</summary>
    public string? AssociationId { get; init; }

    /// <summary>The step it is at, while it runs.</summary>
    public string? CurrentStep { get; init; }

    /// <summary>The operation that it is part of; null when it was asked for by itself.</summary>
    public string? ParentOperationId { get; init; }

    /// <summary>Each of its EIPs, in the order of the request, when it acts on several; null when it acts on one.</summary>
    public IReadOnlyList<OperationItem>? Items { get; init; }

    /// <summary>
    /// Every rule that it violated, when <see cref="OperationStatus.Rejected"/> or <see cref="OperationStatus.Expired"/>;
    /// those that it waits for, while <see cref="OperationStatus.Waiting"/>.
    /// </summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>When it stops waiting, in UTC; null when it does not wait.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What its caller should have in mind; known once it is reserved.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>What failed, when it was rolled back, failed or expired.</summary>
    public string? Error { get; init; }

    /// <summary>Whether cancellation was requested.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>When it was accepted, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed, in UTC.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Its steps so far, oldest first; empty in lists.</summary>
    public IReadOnlyList<OperationStep> Steps { get; init; } = [];

    /// <summary>Whether it acts on an EIP.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <returns>True when it does, be it one of several, or one that its segment can have.</returns>
    public bool ActsOn(string eipId) => EipId == eipId
        || (Items?.Any(item => item.EipId == eipId) ?? false)
        || (SegmentInstanceId is { } segment && EipSegment.EveryEipIdOf(segment).Contains(eipId));
}
