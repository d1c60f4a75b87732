using System.Text.Json;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>
/// A disagreement that the first look found. What an operation was changing just then looks like one too, so that it is
/// acted on only when a second look, some time later, finds the very same.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="EipId">The EIP; null where it concerns none.</param>
/// <param name="ResourceId">The resource; null where it concerns none.</param>
/// <param name="Before">What was found, in words.</param>
public sealed record Suspect(FindingKind Kind, string? EipId, string? ResourceId, string Before)
{
    // They have to fit into the state of a workflow.
    private const int MostCharacters = 60_000;

    /// <summary>
    /// The version of what it was decided on: the EIP's state, fence and operation (<see cref="VersionOf"/>), or the oldest
    /// event that waits. Null where there is no row.
    /// </summary>
    public string? Version { get; init; }

    /// <summary>The slot of the resource, where it is about one.</summary>
    public string? Slot { get; init; }

    /// <summary>The operation that has ended, where it is about one.</summary>
    public string? OperationId { get; init; }

    /// <summary>The contiguous EIPs, where it is about such.</summary>
    public string? SegmentInstanceId { get; init; }

    /// <summary>What the gateway had, where it is about a binding; null for nothing.</summary>
    public BoundTarget? Bound { get; init; }

    /// <summary>What every operation on an EIP changes of it.</summary>
    /// <param name="eip">The EIP; null for none.</param>
    /// <returns>The version; null for none.</returns>
    public static string? VersionOf(Eips.Eip? eip) => eip is null ? null : $"{eip.State} {eip.Fence} {eip.OperationId}";

    /// <summary>As many of several as a reconciliation deals with at once: 200, fewer where ids are long.</summary>
    /// <param name="suspects">The suspects.</param>
    /// <returns>The first ones.</returns>
    public static IReadOnlyList<Suspect> Limit(IEnumerable<Suspect> suspects)
    {
        ArgumentNullException.ThrowIfNull(suspects);
        var left = MostCharacters;
        return [.. suspects.TakeWhile(one => (left -= one.Size) >= 0).Take(ReconciliationReport.MostItems)];
    }

    /// <summary>Whether a second look found the very same.</summary>
    /// <param name="second">What it found.</param>
    /// <returns>True when nothing happened in between.</returns>
    public bool IsStill(Suspect? second) =>
        second is not null && (Kind == FindingKind.UndeliveredEvents ? second with { Before = Before } : second) == this;

    private int Size => 200 + new[] { EipId, ResourceId, Before, Slot, Version, OperationId, SegmentInstanceId, Bound?.ResourceId }
        .Sum(text => text is null ? 0 : JsonEncodedText.Encode(text).Value.Length);
}
