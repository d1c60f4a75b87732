using System.Collections.Concurrent;
using EipFunctions.Api.Operations;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Claims;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.Plans;

namespace EipFunctions.Api.Tests.Hosting;

/// <summary>
/// Operations without a workflow engine: they go on only while someone waits for them, as far as is waited for, and
/// change the real state. Nothing here depends on time.
/// </summary>
internal sealed class MemoryOperations(
    AssociationStore associations,
    DisassociationStore disassociations,
    ModeChangeStore modeChanges,
    MoveStore moves,
    ReleaseStore releases,
    PlanReader plans,
    EipChooser chooser,
    TimeProvider time) : IOperations
{
    private readonly ConcurrentDictionary<string, MemoryOperation> _all = new();
    private int _starts;

    public Ending Ending { get; set; }

    public int Starts => _starts;

    public Task<OperationStart> AssociateAsync(OperationTicket ticket, AssociationRequest request, CancellationToken cancellationToken) =>
        StartAsync(ticket, OperationKind.AssociateEip, request.EipId, new(
            scope => associations.ReserveAsync(scope, request, default),
            scope => associations.CommitAsync(scope, request.EipId, default),
            scope => associations.RollBackAsync(scope, request.EipId, request.ResourceId, "undone", default)), request.Defer);

    public Task<OperationStart> DisassociateAsync(OperationTicket ticket, DisassociationRequest request, CancellationToken cancellationToken)
    {
        var resourceId = "";
        return StartAsync(ticket, OperationKind.DisassociateEip, request.EipId, new(
            async scope =>
            {
                var reservation = await disassociations.ReserveAsync(scope, request, default);
                resourceId = reservation.Eip?.Association?.ResourceId ?? "";
                return reservation;
            },
            scope => disassociations.CommitAsync(scope, request.EipId, resourceId, request.Hold, default),
            scope => disassociations.RollBackAsync(scope, request.EipId, "undone", default)));
    }

    public Task<OperationStart> ChangeModeAsync(OperationTicket ticket, ModeChangeRequest request, CancellationToken cancellationToken) =>
        StartAsync(ticket, OperationKind.ChangeEipMode, request.EipId, new(
            scope => modeChanges.ReserveAsync(scope, request, default),
            scope => modeChanges.CommitAsync(scope, request.EipId, default),
            scope => modeChanges.RollBackAsync(scope, request.EipId, "undone", default)));

    public Task<OperationStart> MoveAsync(OperationTicket ticket, MoveRequest request, CancellationToken cancellationToken) =>
        StartAsync(ticket, OperationKind.MoveEip, request.EipId, new(
            scope => moves.ReserveAsync(scope, request, default),
            scope => moves.CommitAsync(scope, [request.EipId], default),
            scope => moves.RollBackAsync(scope, [request.EipId], "undone", default)));

    public Task<OperationStart> SwapAsync(OperationTicket ticket, SwapRequest request, CancellationToken cancellationToken) =>
        StartAsync(ticket, OperationKind.SwapEips, eipId: null, new(
            scope => moves.ReserveAsync(scope, request, default),
            scope => moves.CommitAsync(scope, request.EipIds(), default),
            scope => moves.RollBackAsync(scope, request.EipIds(), "undone", default)));

    public Task<OperationStart> ReleaseAsync(OperationTicket ticket, string eipId, CancellationToken cancellationToken) =>
        StartAsync(ticket, OperationKind.ReleaseEip, eipId, new(
            scope => releases.ReserveAsync(scope, eipId, default),
            scope => releases.CommitAsync(scope, eipId, default),
            scope => releases.RollBackAsync(scope, eipId, "undone", default)));

    public Task<OperationStart> AssociateManyAsync(OperationTicket ticket, AssociationBatch batch, CancellationToken cancellationToken)
    {
        IReadOnlyList<AssociationRequest> made = [];
        return StartAsync(ticket, OperationKind.AssociateEips, eipId: null, new(
            async scope =>
            {
                var planned = batch.Way is { } way
                    ? await plans.AssignAsync(scope.Partition, scope.Principal, batch.ResourceId, way, batch.EipIds, default)
                    : new(batch.Associations, []);
                made = planned.Associations;
                Reservation? last = null;
                foreach (var one in made)
                {
                    last = await associations.ReserveAsync(Part(scope, one), one, default);
                }

                return last ?? Reservation.Rejected(planned.Violations);
            },
            async scope =>
            {
                foreach (var one in made)
                {
                    await associations.CommitAsync(Part(scope, one), one.EipId, default);
                }
            },
            async scope =>
            {
                foreach (var one in made)
                {
                    await associations.RollBackAsync(Part(scope, one), one.EipId, one.ResourceId, "undone", default);
                }
            }));

        static OperationScope Part(OperationScope scope, AssociationRequest one) =>
            scope with { OperationId = $"{scope.OperationId}-{one.EipId}" };
    }

    public Task<OperationStart> ClaimAsync(OperationTicket ticket, ClaimRequest claim, CancellationToken cancellationToken)
    {
        var request = claim.Association;
        return StartAsync(ticket, OperationKind.ClaimEip, eipId: null, new(
            async scope =>
            {
                var choice = await chooser.ChooseAsync(scope.Partition, scope.Principal, claim, scope.OperationId, [], default);
                request = request with { EipId = choice.EipId ?? "" };
                return choice.EipId is null
                    ? Reservation.Rejected(choice.Violations)
                    : await associations.ReserveAsync(scope, request, default);
            },
            scope => associations.CommitAsync(scope, request.EipId, default),
            scope => associations.RollBackAsync(scope, request.EipId, request.ResourceId, "undone", default)));
    }

    // Nothing of the REST API asks for these.
    public Task<OperationStart> AllocateSegmentAsync(OperationTicket ticket, SegmentRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<OperationStart> ReleaseSegmentAsync(OperationTicket ticket, string segmentInstanceId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Operation?> GetAsync(string accountId, string operationId, CancellationToken cancellationToken) =>
        Task.FromResult(Find(accountId, operationId)?.Operation);

    public async Task<Operation?> WaitAsync(
        string accountId, string operationId, OperationMilestone until, TimeSpan limit, CancellationToken cancellationToken)
    {
        var found = Find(accountId, operationId);
        if (found is not null)
        {
            await found.GoOnAsync(until, Ending);
        }

        return found?.Operation;
    }

    public Task<OperationPage> ListAsync(string accountId, OperationQuery query, CancellationToken cancellationToken)
    {
        var start = int.Parse(query.ContinuationToken ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var matching = _all.Values.Select(one => one.Operation)
            .Where(one => one.AccountId == accountId
                && (query.Status is null || one.Status == query.Status)
                && (query.Kind is null || one.Kind == query.Kind)
                && (query.EipId is null || one.EipId == query.EipId))
            .OrderBy(one => one.OperationId, StringComparer.Ordinal).ToList();
        var end = start + query.PageSize;
        return Task.FromResult(new OperationPage(
            [.. matching.Skip(start).Take(query.PageSize)], end < matching.Count ? $"{end}" : null));
    }

    public async Task<Operation?> CancelAsync(string accountId, string operationId, string reason, CancellationToken cancellationToken)
    {
        var found = Find(accountId, operationId);
        if (found is not null)
        {
            await found.CancelAsync(reason);
        }

        return found?.Operation;
    }

    private MemoryOperation? Find(string accountId, string operationId) =>
        _all.TryGetValue(operationId, out var found) && found.Operation.AccountId == accountId ? found : null;

    private Task<OperationStart> StartAsync(
        OperationTicket ticket, OperationKind kind, string? eipId, MemorySteps steps, Deferral? deferral = null)
    {
        if (Ending == Ending.RefuseToStart)
        {
            throw new OperationsUnavailableException("standing by");
        }

        var mine = new MemoryOperation(ticket, kind, eipId, steps, time.GetUtcNow(), deferral);
        var known = _all.GetOrAdd(ticket.OperationId, mine);
        _ = Interlocked.Add(ref _starts, known == mine ? 1 : 0);
        var status = known == mine ? OperationStartStatus.Started
            : known.Fingerprint == ticket.Fingerprint ? OperationStartStatus.AlreadyStarted
            : OperationStartStatus.KeyReused;
        return Task.FromResult(new OperationStart(status, known.Operation));
    }
}
