using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.Segments;
using EipFunctions.Gateway;
using EipFunctions.Storage.Reconciliation;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>
/// Compares a page of EIPs with what the gateway has, side by side in the order of their ids. Both lists are read behind
/// the same id, and the page ends where the shorter one does. Holds of the page that nothing watches over are found too.
/// </summary>
/// <param name="reader">Reads EIPs.</param>
/// <param name="gateway">The gateway.</param>
/// <param name="client">Knows how operations stand.</param>
/// <param name="metrics">Where the age of those that go on is measured.</param>
/// <param name="time">The clock.</param>
public sealed class CompareBindingsActivity(
    RegionReader reader, IGateway gateway, IWorkflowClient client, ReconciliationMetrics metrics, TimeProvider time)
    : WorkflowActivity<ReconcileInput, LookResult>
{
    private const int PageSize = 500;

    /// <inheritdoc/>
    public override async Task<LookResult> RunAsync(WorkflowActivityContext context, ReconcileInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var token = context.CancellationToken;
        var (eips, moreEips, requests) = await reader.ReadEipsAsync(input.Partition, input.After, PageSize, token).ConfigureAwait(false);
        var bound = await gateway.ListAsync(input.AccountId, input.RegionId, input.After, token)
            .Take(PageSize + 1).ToListAsync(token).ConfigureAwait(false);
        var moreBound = bound.Count > PageSize;
        var bindings = bound.Take(PageSize).ToList();
        var end = Least(moreEips ? eips[^1].EipId : null, moreBound ? bindings[^1].Binding.EipId : null);
        if (end is not null)
        {
            eips = [.. eips.Where(eip => string.CompareOrdinal(Keys.Eip(eip.EipId).Value, Keys.Eip(end).Value) <= 0)];
            bindings = [.. bindings.Where(one => string.CompareOrdinal(one.Binding.EipId, end) <= 0)];
        }

        // Behind the EIPs: a release that ends in between has left no EIP behind when it is looked at again.
        var (segments, segmentRequests) = await reader.ReadSegmentsOfAsync(input.Partition, eips, token).ConfigureAwait(false);
        var suspects = new List<Suspect>();
        foreach (var suspect in Compare(eips, bindings, segments))
        {
            if (suspect.Kind == FindingKind.StuckOperation
                && await EndedOperations.FindUnendedAsync(client, suspect.OperationId, token).ConfigureAwait(false) is { } operation)
            {
                metrics.InTransition(time.GetUtcNow() - operation.CreatedAt);
            }
            else
            {
                suspects.Add(suspect);
            }
        }

        foreach (var eip in eips)
        {
            if (HoldComparison.Of(eip) is { } suspect && await EndedOperations.IsUnwatchedAsync(client, eip, token).ConfigureAwait(false))
            {
                suspects.Add(suspect);
            }
        }

        var extent = new ReconciliationExtent(eips.Count, bindings.Count, StorageRequests: requests + segmentRequests, GatewayRequests: 1);
        if (end is not null || input.After is not null)
        {
            return LookResult.Of(suspects, extent) with { After = end };
        }

        // These are all: a small region need not be read twice.
        var (found, compared) = await reader.CompareSlotsAsync(input.Partition, eips, token).ConfigureAwait(false);
        return LookResult.Of([.. suspects, .. found], extent.Plus(compared)) with { IsWhole = true };
    }

    private static IEnumerable<Suspect> Compare(
        IReadOnlyList<Eip> eips, List<BoundEip> bindings, IReadOnlyDictionary<string, EipSegment> segments)
    {
        var boundTo = bindings.ToDictionary(one => one.Binding.EipId, BoundTargets.Of, StringComparer.Ordinal);
        foreach (var eip in eips)
        {
            _ = boundTo.Remove(eip.EipId, out var target);
            if (BindingComparison.Of(eip.EipId, eip, target, segments.GetValueOrDefault(eip.SegmentInstanceId ?? "")) is { } suspect)
            {
                yield return suspect;
            }
        }

        foreach (var (eipId, target) in boundTo)
        {
            yield return BindingComparison.Of(eipId, null, target)!;
        }
    }

    private static string? Least(string? one, string? other) =>
        one is null || other is null ? one ?? other : string.CompareOrdinal(one, other) < 0 ? one : other;
}
