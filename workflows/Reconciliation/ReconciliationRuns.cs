using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EipFunctions.Api.Operations;
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
    private const int MostListed = 1000;

    // What this process knows of the last number, and whether that has ended; the next one is always found by trying.
    private readonly ConcurrentDictionary<AccountRegion, (int Number, bool HasEnded)> _last = new();

    /// <inheritdoc/>
    public async Task<ReconciliationStart> StartAsync(
        AccountRegion partition, ReconciliationMode mode, string startedBy, CancellationToken cancellationToken)
    {
        try
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
        catch (WorkflowHostUnavailableException unavailable)
        {
            throw new OperationsUnavailableException(unavailable.Message, unavailable);
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
        var page = await client.ListAsync(
            new() { InstanceIdPrefix = PrefixOf(partition), PageSize = MostListed }, cancellationToken).ConfigureAwait(false);
        return
        [
            .. page.Instances
                .Where(state => IsOf(partition, state))
                .DistinctBy(state => state.InstanceId)
                .OrderByDescending(state => state.InstanceId, StringComparer.Ordinal)
                .Select(ReconciliationView.Of),
        ];
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
        var page = await client.ListAsync(
            new() { InstanceIdPrefix = prefix, PageSize = MostListed }, cancellationToken).ConfigureAwait(false);
        var numbers = page.Instances
            .Select(state => int.TryParse(state.InstanceId[prefix.Length..], CultureInfo.InvariantCulture, out var number) ? number : 0)
            .ToList();
        return numbers.Count == 0 ? (0, true) : (numbers.Max(), false);
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
