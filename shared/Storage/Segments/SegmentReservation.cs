using EipFunctions.Domain.Rules;

namespace EipFunctions.Storage.Segments;

/// <summary>What asking for the allocation or release of contiguous EIPs came to.</summary>
/// <param name="Violations">Every rule that the request violates; empty when it was reserved, or when all is done.</param>
/// <param name="IsDone">Whether there is nothing left to do: an earlier run of the same operation did it.</param>
public sealed record SegmentReservation(IReadOnlyList<Violation> Violations, bool IsDone = false)
{
    /// <summary>A request that was reserved.</summary>
    public static SegmentReservation Made { get; } = new([]);

    /// <summary>A request that there is nothing left to do for.</summary>
    public static SegmentReservation Done { get; } = new([], IsDone: true);
}
