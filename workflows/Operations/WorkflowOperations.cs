using EipFunctions.Api.Operations;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Segments;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Operations;

/// <summary>Operations as instances of durable workflows: an operation's id is its instance's id.</summary>
/// <param name="client">The engine.</param>
/// <param name="time">The clock that waits are measured by.</param>
public sealed class WorkflowOperations(IWorkflowClient client, TimeProvider time) : IOperations
{
    /// <inheritdoc/>
    public Task<OperationStart> AssociateAsync(
        OperationTicket ticket, AssociationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(request);
        var input = Input(ticket, request.EipId) with { Association = request };
        return StartAsync(OperationKind.AssociateEip, ticket, input, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OperationStart> DisassociateAsync(
        OperationTicket ticket, DisassociationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(request);
        var input = Input(ticket, request.EipId) with { Disassociation = request };
        return StartAsync(OperationKind.DisassociateEip, ticket, input, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OperationStart> ChangeModeAsync(
        OperationTicket ticket, ModeChangeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(request);
        var input = Input(ticket, request.EipId) with { ModeChange = request };
        return StartAsync(OperationKind.ChangeEipMode, ticket, input, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OperationStart> ReleaseAsync(OperationTicket ticket, string eipId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return StartAsync(OperationKind.ReleaseEip, ticket, Input(ticket, eipId), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OperationStart> AssociateManyAsync(
        OperationTicket ticket, AssociationBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(batch);
        var input = Input(ticket, batch.EipIds[0]) with { Batch = batch };
        return StartAsync(OperationKind.AssociateEips, ticket, input, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OperationStart> MoveAsync(OperationTicket ticket, MoveRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(request);
        return StartAsync(OperationKind.MoveEip, ticket, Input(ticket, request.EipId) with { Move = request }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OperationStart> SwapAsync(OperationTicket ticket, SwapRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(request);
        return StartAsync(OperationKind.SwapEips, ticket, Input(ticket, request.EipId) with { Swap = request }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OperationStart> ClaimAsync(OperationTicket ticket, ClaimRequest claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(claim);
        return StartAsync(OperationKind.ClaimEip, ticket, Input(ticket, eipId: "") with { Claim = claim }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OperationStart> AllocateSegmentAsync(OperationTicket ticket, SegmentRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(request);
        return StartAsync(OperationKind.AllocateEipSegment, ticket, Input(ticket, eipId: "") with { Segment = request }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OperationStart> ReleaseSegmentAsync(OperationTicket ticket, string segmentInstanceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(segmentInstanceId);
        var input = Input(ticket, eipId: "") with { ReleasedSegmentId = segmentInstanceId };
        return StartAsync(OperationKind.ReleaseEipSegment, ticket, input, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Operation?> GetAsync(string accountId, string operationId, CancellationToken cancellationToken) =>
        OperationView.Of(
            await client.GetAsync(operationId, includeSteps: true, cancellationToken).ConfigureAwait(false), accountId);

    /// <inheritdoc/>
    public async Task<Operation?> WaitAsync(
        string accountId, string operationId, OperationMilestone until, TimeSpan limit, CancellationToken cancellationToken)
    {
        // Whose operation it is must be known before it is waited for: how long that takes would tell.
        if (OperationView.Of(await client.GetAsync(operationId, includeSteps: false, cancellationToken).ConfigureAwait(false), accountId) is null)
        {
            return null;
        }

        using var limited = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, cancellationToken);
        try
        {
            var state = await client.WaitAsync(
                operationId,
                until == OperationMilestone.Ended ? null : state => state.CustomStatus is not null,
                either.Token).ConfigureAwait(false);
            return OperationView.Of(state, accountId);
        }
        catch (Exception ended) when (
            ended is WorkflowHostUnavailableException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return OperationView.Of(
                await client.GetAsync(operationId, includeSteps: false, cancellationToken).ConfigureAwait(false), accountId);
        }
    }

    /// <inheritdoc/>
    public async Task<OperationPage> ListAsync(string accountId, OperationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var page = await client.ListAsync(
            new()
            {
                Names = query.Kind is { } kind ? [WorkflowName(kind)] : [],
                PageSize = query.PageSize,
                ContinuationToken = query.ContinuationToken,
            },
            cancellationToken).ConfigureAwait(false);
        var matching = page.Instances
            .Select(state => OperationView.Of(state, accountId))
            .OfType<Operation>()
            .Where(operation => query.Status is null || operation.Status == query.Status)
            .Where(operation => query.EipId is null || operation.ActsOn(query.EipId));
        return new([.. matching], page.ContinuationToken);
    }

    /// <inheritdoc/>
    public async Task<Operation?> CancelAsync(
        string accountId, string operationId, string reason, CancellationToken cancellationToken)
    {
        // Whose operation it is must be known before anything is done to it.
        if (await GetAsync(accountId, operationId, cancellationToken).ConfigureAwait(false) is null)
        {
            return null;
        }

        _ = await client.CancelAsync(operationId, reason, cancellationToken).ConfigureAwait(false);

        return await GetAsync(accountId, operationId, cancellationToken).ConfigureAwait(false);
    }

    internal static string WorkflowName(OperationKind kind) => $"{kind}Workflow";

    private static OperationInput Input(OperationTicket ticket, string eipId) => new()
    {
        Principal = ticket.Principal,
        RegionId = ticket.RegionId,
        EipId = eipId,
        Fingerprint = ticket.Fingerprint,
    };

    private async Task<OperationStart> StartAsync(
        OperationKind kind, OperationTicket ticket, OperationInput input, CancellationToken cancellationToken)
    {
        var scheduled = await client.ScheduleAsync(
            WorkflowName(kind), ticket.OperationId, input, new() { Version = EipWorkflows.CurrentVersion }, cancellationToken)
            .ConfigureAwait(false);

        var operation = OperationView.Of(scheduled.State, ticket.Principal.AccountId);
        var same = operation is not null && OperationView.InputOf(scheduled.State).Fingerprint == ticket.Fingerprint;
        return new(
            scheduled.Created ? OperationStartStatus.Started
                : same ? OperationStartStatus.AlreadyStarted
                : OperationStartStatus.KeyReused,
            operation ?? throw new InvalidOperationException($"Operation '{ticket.OperationId}' belongs to another account."));
    }
}
