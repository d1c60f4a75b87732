using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Segments;

/// <summary>What contiguous EIPs are to be allocated with.</summary>
public sealed record SegmentRequest
{
    /// <summary>The shortest prefix: 256 addresses, as many as a block of the service has.</summary>
    public const int ShortestPrefix = 24;

    /// <summary>The longest prefix: 16 addresses.</summary>
    public const int LongestPrefix = 28;

    /// <summary>The id of the new segment.</summary>
    public required string SegmentInstanceId { get; init; }

    /// <summary>The prefix length in bits: 28 for 16 addresses to 24 for 256; up to 4 of them are never handed out.</summary>
    public required int PrefixLength { get; init; }

    /// <summary>The peak bandwidth of each EIP in Mbit/s: 1 to 500 pay-by-bandwidth, 1 to 200 pay-by-traffic.</summary>
    public int Bandwidth { get; init; } = 5;

    /// <summary>How traffic is metered.</summary>
    public InternetChargeType InternetChargeType { get; init; }

    /// <summary>The resource group; empty for the default one.</summary>
    public string ResourceGroupId { get; init; } = "";

    /// <summary>The zone; null for none.</summary>
    public string? ZoneId { get; init; }

    /// <summary>A display name of the segment.</summary>
    public string Name { get; init; } = "";

    /// <summary>A description of the segment.</summary>
    public string Description { get; init; } = "";
}
