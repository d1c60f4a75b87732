using System.Text.Json.Serialization;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Segments;

/// <summary>Contiguous EIPs of one account in one region, which are allocated and released together. (API reference: AllocateEipSegmentAddress.)</summary>
public sealed record EipSegment
{
    /// <summary>What the ids of segments begin with.</summary>
    public const string IdPrefix = "eipsg";

    /// <summary>The segment's id, <c>eipsg-…</c>.</summary>
    public required string SegmentInstanceId { get; init; }

    /// <summary>The region; it never changes.</summary>
    public required string RegionId { get; init; }

    /// <summary>The block that its addresses are of; see <see cref="AddressBlock.Number"/>.</summary>
    public required int Block { get; init; }

    /// <summary>The offset in the block at which it begins, a multiple of its size.</summary>
    public required int Offset { get; init; }

    /// <summary>The prefix length in bits, 24 to 28.</summary>
    public required int PrefixLength { get; init; }

    /// <summary>The segment in CIDR notation, such as <c>198.18.0.16/28</c>.</summary>
    public required string Cidr { get; init; }

    /// <summary>How many EIPs it has: its size, without the addresses of the block that are never handed out.</summary>
    public required int IpCount { get; init; }

    /// <summary>A display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>A description.</summary>
    public string Description { get; init; } = "";

    /// <summary>The zone; null for none.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The state.</summary>
    public EipSegmentStatus Status { get; init; }

    /// <summary>The peak bandwidth that each EIP was allocated with, in Mbit/s.</summary>
    public int Bandwidth { get; init; } = 5;

    /// <summary>How traffic of its EIPs is metered.</summary>
    public InternetChargeType InternetChargeType { get; init; }

    /// <summary>The resource group; empty for the default one.</summary>
    public string ResourceGroupId { get; init; } = "";

    /// <summary>When it was asked for, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// The operation that last changed, or is changing, its state. Of an Allocated segment that is the one that allocated it, or
    /// a release that was undone, and is not begun again by an attempt of it that comes late.
    /// </summary>
    public required string OperationId { get; init; }

    /// <summary>How many of its EIPs were allocated so far, in their order.</summary>
    public int AllocatedCount { get; init; }

    /// <summary>Whether the first of its EIPs is gone: from there on a release is never undone.</summary>
    public bool IsRemoving { get; init; }

    /// <summary>
    /// Why its release is being undone; null when it is not. From there on none of its EIPs is reserved for the release any
    /// more, nor removed, however late an attempt to do so comes.
    /// </summary>
    public SegmentUndo? Undo { get; init; }

    /// <summary>How many addresses it spans, those included that are never handed out.</summary>
    [JsonIgnore]
    public int Size => SizeOf(PrefixLength);

    /// <summary>The ids of its EIPs, in the order of their addresses.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> EipIds => [.. Enumerable.Range(0, IpCount).Select(place => EipIdAt(SegmentInstanceId, place))];

    /// <summary>Whether an operation is releasing it, or is undoing that.</summary>
    /// <param name="operationId">The operation; null for none.</param>
    /// <returns>True where it is Releasing, and by that operation.</returns>
    public bool IsReleasedBy(string? operationId) => Status == EipSegmentStatus.Releasing && OperationId == operationId;

    /// <summary>How many addresses a prefix of IPv4 spans.</summary>
    /// <param name="prefixLength">Its length in bits.</param>
    /// <returns>The number: 16 for 28, 256 for 24.</returns>
    public static int SizeOf(int prefixLength) => 1 << (32 - prefixLength);

    /// <summary>The id of the segment that an operation allocates: whoever repeats the operation finds the first.</summary>
    /// <param name="operationId">The operation.</param>
    /// <returns>The id, <c>eipsg-…</c>.</returns>
    public static string IdOf(string operationId)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        const string OperationPrefix = "op-";
        var own = operationId.StartsWith(OperationPrefix, StringComparison.Ordinal) ? operationId[OperationPrefix.Length..] : operationId;
        return $"{IdPrefix}-{own}";
    }

    /// <summary>The ids that the EIPs of a segment can have, whichever of them it has.</summary>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <returns>As many as the largest segment has.</returns>
    public static IReadOnlyList<string> EveryEipIdOf(string segmentInstanceId) =>
        [.. Enumerable.Range(0, AddressBlock.Size).Select(place => EipIdAt(segmentInstanceId, place))];

    /// <summary>The id of an EIP of a segment: whoever allocates it a second time finds the first.</summary>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="place">The EIP's place in the order of their addresses, from 0.</param>
    /// <returns>The id, <c>eip-…</c>.</returns>
    public static string EipIdAt(string segmentInstanceId, int place)
    {
        ArgumentNullException.ThrowIfNull(segmentInstanceId);
        var own = segmentInstanceId.StartsWith($"{IdPrefix}-", StringComparison.Ordinal)
            ? segmentInstanceId[(IdPrefix.Length + 1)..]
            : segmentInstanceId;
        return $"eip-{own}-{place:x2}";
    }
}
