using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Segments;

namespace EipFunctions.Domain.Rules;

/// <summary>All that the rules of releasing contiguous EIPs read, taken at one time.</summary>
public sealed record SegmentReleaseSnapshot
{
    /// <summary>The id of the segment that is to be given back.</summary>
    public required string SegmentInstanceId { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The segment; null when there is none that the principal may see.</summary>
    public EipSegment? Segment
    {
        get => field is { } segment && Principal.Sees(segment.ResourceGroupId) ? segment : null;
        init;
    }

    /// <summary>All its EIPs, those included that the principal may not see: no rule says more of them than that they are there.</summary>
    public IReadOnlyList<Eip> AllEips { get; init; } = [];

    /// <summary>Those of its EIPs that the principal may see.</summary>
    public IReadOnlyList<Eip> Eips => [.. AllEips.Where(eip => Principal.Sees(eip.ResourceGroupId))];
}
