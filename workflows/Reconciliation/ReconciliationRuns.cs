using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using EipFunctions.Api.Reconciliation;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Options;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>
/// Reconciliations as instances of a durable workflow. Those of an account and region are numbered: whoever schedules the
/// next number has it, and everybody else finds it, so that one goes on at a time.
/// </summary>
/// <param name="client">The engine.</param>
/// <param name="options">The settings.</param>
/// <param name="time">The clock.</param>
public sealed class ReconciliationRuns(IWorkflowClient client, IOptions<ReconcilerOptions> options, TimeProvider time) : IReconciliations
{
    // What this process knows of the last number, and whether that has ended; the next one is always found by trying.
    private readonly ConcurrentDictionary<AccountRegion, (int Number, bool HasEnded)> _last = new();

    internal RunLimits Limits { get; set; } = new();

    /// <inheritdoc/>
    public async Task<ReconciliationStart> StartAsync(
        AccountRegion partition, ReconciliationMode mode, string startedBy, CancellationToken cancellationToken)
    {
        var (number, hasEnded) = await LastAsync(partition, cancellationToken).ConfigureAwait(false);
        for (; ; number++)
        {
            if (!hasEnded
                && await client.GetAsync(IdOf(partition, number), includeSteps: false, cancellationToken).ConfigureAwait(false) is { } last
                && !last.Status.IsFinished())
            {
                return new(IsNew: false, ReconciliationView.Of(last));
            }

            var scheduled = await client.ScheduleAsync(
                nameof(ReconcileWorkflow),
                IdOf(partition, number + 1),
                InputOf(partition, mode, startedBy),
                new() { Version = EipWorkflows.CurrentVersion },
                cancellationToken).ConfigureAwait(false);
            hasEnded = false;
            _last[partition] = (number + 1, hasEnded);
            if (scheduled.Created)
            {
                return new(IsNew: true, ReconciliationView.Of(scheduled.State));
            }
        }
    }

    /// <inheritdoc/>
    public async Task<ReconciliationRun?> GetAsync(
        AccountRegion partition, string reconciliationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reconciliationId);
        return reconciliationId.StartsWith(PrefixOf(partition), StringComparison.Ordinal)
            && await client.GetAsync(reconciliationId, includeSteps: false, cancellationToken).ConfigureAwait(false) is { } state
            && IsOf(partition, state)
                ? ReconciliationView.Of(state)
                : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReconciliationRun>> ListAsync(AccountRegion partition, CancellationToken cancellationToken)
    {
        IReadOnlyList<WorkflowState> newest = [];
        await foreach (var page in PagesAsync(partition, cancellationToken).ConfigureAwait(false))
        {
            newest =
            [
                .. newest.Concat(page.Where(state => IsOf(partition, state)))
                    .DistinctBy(state => state.InstanceId)
                    .OrderByDescending(state => state.InstanceId, StringComparer.Ordinal)
                    .Take(Limits.Listed),
            ];
        }

        return [.. newest.Select(ReconciliationView.Of)];
    }

    /// <summary>
    /// Deletes those that came by themselves and are not among the newest any more. Each would be kept for as long as the
    /// engine keeps what has ended, and a finding that nothing repairs adds one with every round.
    /// </summary>
    internal async Task PruneAsync(AccountRegion partition, CancellationToken cancellationToken)
    {
        var runs = new List<(string Id, bool IsOver)>();
        await foreach (var page in PagesAsync(partition, cancellationToken).ConfigureAwait(false))
        {
            runs.AddRange(page.Where(state => IsOf(partition, state)).Select(state => (
                state.InstanceId,
                state.Status.IsFinished() && ReconciliationView.InputOf(state).StartedBy == ReconcilerPrincipal.Id)));
        }

        var older = runs.DistinctBy(run => run.Id).OrderByDescending(run => run.Id, StringComparer.Ordinal).Skip(Limits.Kept);
        foreach (var (id, _) in older.Where(run => run.IsOver))
        {
            _ = await client.PurgeAsync(id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Notes that the last one was seen to end, which spares the next one to ask.</summary>
    internal void NoteEnded(AccountRegion partition, string reconciliationId)
    {
        if (_last.TryGetValue(partition, out var last) && IdOf(partition, last.Number) == reconciliationId)
        {
            _ = _last.TryUpdate(partition, (last.Number, true), last);
        }
    }

    private static bool IsOf(AccountRegion partition, WorkflowState state) =>
        state.Name == nameof(ReconcileWorkflow) && ReconciliationView.InputOf(state).Partition == partition;

    // The ids of account and region can be longer than an instance's may be.
    private static string PrefixOf(AccountRegion partition)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(Keys.Partition(partition)));
        return $"rc-{Convert.ToHexStringLower(digest.AsSpan(0, 8))}-";
    }

    private static string IdOf(AccountRegion partition, int number) =>
        PrefixOf(partition) + number.ToString("D8", CultureInfo.InvariantCulture);

    private async Task<(int Number, bool HasEnded)> LastAsync(AccountRegion partition, CancellationToken cancellationToken)
    {
        if (_last.TryGetValue(partition, out var known))
        {
            return known;
        }

        var prefix = PrefixOf(partition);
        var last = 0;
        await foreach (var page in PagesAsync(partition, cancellationToken).ConfigureAwait(false))
        {
            last = page
                .Select(state => int.TryParse(state.InstanceId[prefix.Length..], CultureInfo.InvariantCulture, out var number) ? number : 0)
                .Append(last)
                .Max();
        }

        return (last, last == 0);
    }

    // To the end: the engine lists them in an order of its own, and the newest one may be the last.
    private async IAsyncEnumerable<IReadOnlyList<WorkflowState>> PagesAsync(
        AccountRegion partition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new WorkflowQuery { InstanceIdPrefix = PrefixOf(partition), PageSize = Limits.PageSize };
        do
        {
            var page = await client.ListAsync(query, cancellationToken).ConfigureAwait(false);
            yield return page.Instances;
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (query.ContinuationToken is not null);
    }

    private ReconcileInput InputOf(AccountRegion partition, ReconciliationMode mode, string startedBy) => new()
    {
        AccountId = partition.AccountId,
        RegionId = partition.RegionId,
        Mode = mode,
        StartedBy = startedBy,
        StartedAt = time.GetUtcNow(),
        PassInterval = options.Value.PassInterval,
        OutboxAge = options.Value.OutboxAge,
    };
}
