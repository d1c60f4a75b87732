using System.Text.Json.Serialization;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Waf;

namespace EipFunctions.Domain.Eips;

/// <summary>An elastic IP address of one account in one region.</summary>
public sealed record Eip
{
    /// <summary>The allocation id, <c>eip-…</c>.</summary>
    public required string EipId { get; init; }

    /// <summary>The public IPv4 address.</summary>
    public required string IpAddress { get; init; }

    /// <summary>The region; it never changes.</summary>
    public required string RegionId { get; init; }

    /// <summary>The peak bandwidth in Mbit/s.</summary>
    public int Bandwidth { get; init; } = 5;

    /// <summary>How traffic is metered.</summary>
    public InternetChargeType InternetChargeType { get; init; }

    /// <summary>The resource group; empty for the default one.</summary>
    public string ResourceGroupId { get; init; } = "";

    /// <summary>
    /// The IP address pool that it is of; null for none. Pools are not managed here: the id tells EIPs apart.
    /// </summary>
    public string? PublicIpAddressPoolId { get; init; }

    /// <summary>The contiguous EIPs that it is one of, and is released with; null for none.</summary>
    public string? SegmentInstanceId { get; init; }

    /// <summary>A display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is for, in up to 256 characters; empty for nothing said.</summary>
    public string Description
    {
        // A row from before there were descriptions has none.
        get => field ?? "";
        init;
    } = "";

    /// <summary>
    /// The zone that its allocation named; null for none. It is shown and nothing more: zones do not apply to EIPs (FAQ
    /// section_m0l_vvo_hts).
    /// </summary>
    public string? ZoneId { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The state; changed only through <see cref="Apply"/>.</summary>
    [JsonInclude]
    public EipState State { get; internal init; }

    /// <summary>The mode that an association with an ENI takes when its request names none.</summary>
    public EipMode Mode { get; init; }

    /// <summary>Whether release is refused.</summary>
    public bool DeletionProtection { get; init; }

    /// <summary>Why the EIP is locked; null when it is not.</summary>
    public EipLockReason? LockReason { get; init; }

    /// <summary>Where it comes from.</summary>
    public EipOrigin Origin { get; init; }

    /// <summary>When it was allocated, or imported, in UTC.</summary>
    public required DateTimeOffset AllocatedAt { get; init; }

    /// <summary>What it is associated with, from Associating to the end of Unassociating; null otherwise.</summary>
    public Association? Association { get; init; }

    /// <summary>The operation that last changed, or is changing, its state.</summary>
    public string? OperationId { get; init; }

    /// <summary>The sequence of the last event about this EIP; events are delivered in this order.</summary>
    public long EventSequence { get; init; }

    /// <summary>
    /// The place of the current operation's change on the gateway in the order of those of this EIP. The gateway
    /// refuses changes with a lower one, so that an attempt that arrives late cannot undo what came after it.
    /// What undoes the operation's change has the one after it.
    /// </summary>
    public long Fence { get; init; }

    /// <summary>What failed in the operation that is being undone; null while none is.</summary>
    public string? Failure { get; init; }

    /// <summary>The digest of the allocation request when it carried an idempotency key.</summary>
    public string? AllocationFingerprint { get; init; }

    /// <summary>What it was associated with before; null until a first association has ended.</summary>
    public LastHolder? LastHolder { get; init; }

    /// <summary>What it is held for while it is associated with nothing; null when it is free. It ends with an association.</summary>
    public EipHold? Hold { get; init; }

    /// <summary>The WAF instances that it is the origin of, 20 at most (FAQ section_qln_3p7_4ta).</summary>
    public IReadOnlyList<WafOrigin> WafOrigins
    {
        // A row from before there was such a list has none.
        get => field ?? [];
        init;
    } = [];

    /// <summary>
    /// Since when it has been associated with nothing, in UTC: the end of its last association, or its allocation. Null
    /// while it is in use. An association that is rolled back leaves it as it was.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? IdleSince =>
        State is EipState.InUse or EipState.Unassociating || Association?.Replaces is not null ? null : LastHolder?.Until ?? AllocatedAt;

    /// <summary>Whether nothing uses it, is about to, or has it held: it could be reused or released.</summary>
    [JsonIgnore]
    public bool IsIdle => State == EipState.Available && Hold is null;

    /// <summary>For how many full days it has been associated with nothing.</summary>
    /// <param name="now">The time, in UTC.</param>
    /// <returns>The days; 0 while it is in use.</returns>
    public int IdleDays(DateTimeOffset now) => IdleSince is { } since && now > since ? (int)(now - since).TotalDays : 0;

    /// <summary>Completes a disassociation: the EIP is Available, and remembers who had it.</summary>
    /// <param name="operationId">The operation that disassociates it.</param>
    /// <param name="resourceGroupId">The resource group of the resource; null when the resource is gone.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <param name="hold">The hold that begins with it; null for none.</param>
    /// <returns>The EIP, associated with nothing.</returns>
    /// <exception cref="InvalidEipTransitionException">The state does not allow it.</exception>
    public Eip EndAssociation(string operationId, string? resourceGroupId, DateTimeOffset now, EipHold? hold = null) =>
        Apply(EipTrigger.CompleteDisassociate, operationId) with
        {
            Association = null,
            Failure = null,
            LastHolder = LastHolder.Of(Association!, resourceGroupId, now),
            Hold = hold,
        };

    /// <summary>Completes a move: the EIP is InUse at its new place, and remembers who had it before.</summary>
    /// <param name="operationId">The operation that moves it.</param>
    /// <param name="resourceGroupId">The resource group of the resource that it leaves; null when that is gone.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <returns>The EIP, with the new association only.</returns>
    /// <exception cref="InvalidEipTransitionException">The state does not allow it.</exception>
    public Eip CompleteMove(string operationId, string? resourceGroupId, DateTimeOffset now) =>
        Apply(EipTrigger.CompleteMove, operationId) with
        {
            Association = Association! with { Replaces = null, VerifiedAt = now, MovedAt = now },
            Failure = null,
            LastHolder = LastHolder.Of(Association!.Replaces!, resourceGroupId, now),
        };

    /// <summary>Moves to another state. A move that begins an operation takes the next fence.</summary>
    /// <param name="trigger">What happens.</param>
    /// <param name="operationId">The operation that makes it happen.</param>
    /// <returns>The EIP in its new state.</returns>
    /// <exception cref="InvalidEipTransitionException">The state does not allow it.</exception>
    public Eip Apply(EipTrigger trigger, string operationId) =>
        EipStateMachine.Next(State, trigger) is { } next
            ? this with { State = next, OperationId = operationId, Fence = EipStateMachine.IsTransitional(next) ? Fence + 2 : Fence }
            : throw new InvalidEipTransitionException(EipId, State, trigger);
}
