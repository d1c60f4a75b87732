using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Segments;

namespace EipFunctions.Domain.Rules.SegmentReleases;

/// <summary>Something that must hold of every EIP of the segment. One answer names those of which it does not.</summary>
internal abstract class SegmentEipsRule : Rule<SegmentReleaseSnapshot>
{
    private const int MostNamed = 5;

    private protected sealed override string Field => "segmentInstanceId";

    /// <summary>What it asks of each EIP, such as <c>not held</c>.</summary>
    private protected abstract string Required { get; }

    /// <summary>What is wrong with an EIP of which it does not hold, such as <c>held</c>.</summary>
    private protected abstract string Fault { get; }

    private protected abstract string Remedy { get; }

    public sealed override RuleResult Evaluate(SegmentReleaseSnapshot snapshot)
    {
        // What an operation is allocating or releasing is its own.
        if (snapshot.Segment is not { Status: EipSegmentStatus.Allocated } segment)
        {
            return NotApplicable;
        }

        var (all, broken) = (snapshot.Eips, snapshot.Eips.Where(eip => !Holds(eip)).ToList());
        var compared = new Comparison($"all {Required}", broken.Count == 0 ? $"all {Required}" : $"{broken.Count} of {all.Count} {Fault}");
        return broken.Count == 0
            ? Passed(compared)
            : Violated(
                compared,
                $"{broken.Count} of the {all.Count} EIPs of segment '{segment.SegmentInstanceId}' {(broken.Count == 1 ? "is" : "are")} {Fault}: {Named(broken)}.",
                Remedy,
                broken[0].EipId);
    }

    private protected abstract bool Holds(Eip eip);

    private static string Named(List<Eip> eips) =>
        string.Join(", ", eips.Take(MostNamed).Select(eip => $"'{eip.EipId}'")) + (eips.Count > MostNamed ? $" and {eips.Count - MostNamed} more" : "");
}
