using EipFunctions.Api.Reconciliation;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Api.Tests.Hosting;

/// <summary>Reconciliations that go on until they are ended by hand.</summary>
internal sealed class MemoryReconciliations(TimeProvider time) : IReconciliations
{
    private readonly List<(AccountRegion Partition, ReconciliationRun Run)> _runs = [];

    public void End(ReconciliationReport report)
    {
        var (partition, run) = _runs[^1];
        _runs[^1] = (partition, run with { Status = ReconciliationStatus.Completed, Report = report });
    }

    public Task<ReconciliationStart> StartAsync(
        AccountRegion partition, ReconciliationMode mode, string startedBy, CancellationToken cancellationToken)
    {
        if (_runs.Find(one => one.Partition == partition && one.Run.Status == ReconciliationStatus.Running).Run is { } running)
        {
            return Task.FromResult(new ReconciliationStart(IsNew: false, running));
        }

        var run = new ReconciliationRun
        {
            ReconciliationId = $"rc-{_runs.Count + 1}",
            RegionId = partition.RegionId,
            Status = ReconciliationStatus.Running,
            Mode = mode,
            StartedBy = startedBy,
            StartedAt = time.GetUtcNow(),
            LastUpdatedAt = time.GetUtcNow(),
            Report = new(),
        };
        _runs.Add((partition, run));
        return Task.FromResult(new ReconciliationStart(IsNew: true, run));
    }

    public Task<ReconciliationRun?> GetAsync(AccountRegion partition, string reconciliationId, CancellationToken cancellationToken) =>
        Task.FromResult(_runs.Find(one => one.Partition == partition && one.Run.ReconciliationId == reconciliationId).Run)!;

    public Task<IReadOnlyList<ReconciliationRun>> ListAsync(AccountRegion partition, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReconciliationRun>>(
            [.. _runs.Where(one => one.Partition == partition).Select(one => one.Run).Reverse()]);
}
