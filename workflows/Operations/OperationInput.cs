using System.Text.Json.Serialization;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Operations;

/// <summary>The input of every workflow that carries out an operation on an EIP.</summary>
public sealed record OperationInput
{
    /// <summary>Who asks, and for which account.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The EIP; the first of several. Empty where one is still to be found, and for a segment.</summary>
    public required string EipId { get; init; }

    /// <summary>The digest of the caller's request.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What is to be associated; null for other operations.</summary>
    public AssociationRequest? Association { get; init; }

    /// <summary>What is to be disassociated; null for other operations.</summary>
    public DisassociationRequest? Disassociation { get; init; }

    /// <summary>What is to be associated at once; null for other operations.</summary>
    public AssociationBatch? Batch { get; init; }

    /// <summary>The mode that is asked for; null for other operations.</summary>
    public ModeChangeRequest? ModeChange { get; init; }

    /// <summary>What is to be moved; null for other operations.</summary>
    public MoveRequest? Move { get; init; }

    /// <summary>What is to be swapped; null for other operations.</summary>
    public SwapRequest? Swap { get; init; }

    /// <summary>What is claimed; null for other operations.</summary>
    public ClaimRequest? Claim { get; init; }

    /// <summary>The contiguous EIPs that are to be allocated; null for other operations.</summary>
    public SegmentRequest? Segment { get; init; }

    /// <summary>The contiguous EIPs that are to be released; null for other operations.</summary>
    public string? ReleasedSegmentId { get; init; }

    /// <summary>When a deferred operation stops waiting, in UTC; null until it has waited for long.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The operation whose place the instance takes, to undo what that left behind; null for its own.</summary>
    public string? OperationId { get; init; }

    /// <summary>The resource that the request names; null where it names none.</summary>
    [JsonIgnore]
    public string? ResourceId => Association?.ResourceId ?? Disassociation?.ResourceId ?? Batch?.ResourceId ?? Move?.ResourceId ?? Claim?.Association.ResourceId;

    /// <summary>The contiguous EIPs that are allocated or released; null for other operations.</summary>
    [JsonIgnore]
    public string? SegmentInstanceId => Segment?.SegmentInstanceId ?? ReleasedSegmentId;

    /// <summary>
    /// The EIPs whose state one transaction of this operation changes: of a swap both. Of a segment, which takes several
    /// transactions, those that it can have.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> EipIds =>
        SegmentInstanceId is { } segment ? EipSegment.EveryEipIdOf(segment) : Swap?.EipIds() ?? [EipId];

    /// <summary>The scope of the state changes that an activity makes for this operation.</summary>
    internal OperationScope ScopeOf(WorkflowActivityContext context) =>
        new(new(Principal.AccountId, RegionId), OperationId ?? context.InstanceId, Principal);
}
