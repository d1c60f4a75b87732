using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using EipFunctions.Gateway;
using EipFunctions.Workflows.Events;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Holds;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Plans;

namespace EipFunctions.Workflows.Operations;

/// <summary>
/// The steps of one operation: runs them, shows which one it is at, and undoes them. What undoes a step is registered
/// before the step, runs last-in first-out, and does not give up.
/// </summary>
internal sealed class Steps(WorkflowContext context, OperationInput input)
{
    // A step that only changes state waits out an outage of the store. What a repetition cannot mend is a fault of the
    // program: it ends the operation instead of repeating for ever.
    private static readonly ActivityOptions StateOptions = new()
    {
        DeferCheckpoint = true,
        RetryPolicy = new()
        {
            MaxAttempts = RetryPolicy.Unlimited,
            FirstInterval = TimeSpan.FromMilliseconds(100),
            MaxInterval = TimeSpan.FromSeconds(30),
            NonRetryableErrors = ProgramFaults,
        },
    };

    private static readonly ActivityOptions GatewayOptions = new()
    {
        Timeout = GatewayTimeout,
        RetryPolicy = new()
        {
            MaxAttempts = 6,
            FirstInterval = TimeSpan.FromMilliseconds(200),
            MaxInterval = TimeSpan.FromSeconds(5),
            NonRetryableErrors = [typeof(GatewayRejectedException).FullName!, .. ProgramFaults],
        },
    };

    private static readonly ActivityOptions ReadBackOptions = GatewayOptions with { DeferCheckpoint = true };

    // Some hundred calls, several at a time.
    private static readonly ActivityOptions ManyOnGatewayOptions = GatewayOptions with { Timeout = TimeSpan.FromMinutes(2) };

    private static readonly ActivityOptions CompensationOptions = new()
    {
        Timeout = GatewayTimeout,
        RetryPolicy = new() { MaxAttempts = RetryPolicy.Unlimited, FirstInterval = TimeSpan.FromMilliseconds(200) },
    };

    private static readonly TimeSpan UndoInterval = TimeSpan.FromSeconds(30);

    private readonly Stack<Func<string, Task>> _compensations = new();
    private OperationStatus _status = OperationStatus.Running;
    private string? _resourceId;
    private string? _associationId;
    private IReadOnlyList<GatewayBinding>? _places;
    private IReadOnlyList<Warning> _warnings = [];
    private string? _error;
    private IReadOnlyList<Violation>? _awaited;
    private DateTimeOffset? _expiresAt;

    // A gateway that never answers must not hold an attempt, and with it a place among the running activities, for ever.
    private static TimeSpan GatewayTimeout => TimeSpan.FromSeconds(30);

    private static IReadOnlyList<string> ProgramFaults =>
    [
        typeof(Domain.Eips.InvalidEipTransitionException).FullName!,
        typeof(Storage.Associations.NoFreeSlotException).FullName!,
        typeof(Storage.Associations.ReservationLostException).FullName!,
        typeof(Storage.State.RowTooLargeException).FullName!,
    ];

    /// <summary>Registers what undoes the step that comes next. It must do nothing where the step did nothing.</summary>
    public void OnRollBack(string activity, Func<string, OperationFailure> compensation) =>
        _compensations.Push(reason => CompensateAsync(activity, compensation(reason)));

    /// <summary>Registers a step that undoes the one that comes next. It must do nothing where that did nothing.</summary>
    public void OnRollBack(string activity) =>
        _compensations.Push(_ => RunAsync(activity, input, CompensationOptions, CancellationToken.None));

    /// <summary>Registers what undoes a change of the gateway, and what reads back that it is undone.</summary>
    public void OnRollBack(GatewayStep step, GatewayChange undo) =>
        _compensations.Push(_ => UndoGatewayAsync(step, undo));

    /// <summary>
    /// Reserves; nothing shows as progress before it is decided. A replay may find the gateway changed already, and only
    /// the reservation tells what is to be undone: so it is not cancelled, and cancellation takes hold at the next step.
    /// </summary>
    /// <param name="activity">The activity.</param>
    /// <param name="isDecisive">Whether what comes next must not happen before what it came to is durable.</param>
    public async Task<ReserveOutcome> ReserveAsync(string activity, bool isDecisive = false)
    {
        var reserved = await context.CallActivityAsync<ReserveOutcome>(
            activity, input, StateOptions with { DeferCheckpoint = !isDecisive }, CancellationToken.None);
        _resourceId = reserved.Change?.Binding?.ResourceId;
        _associationId = reserved.AssociationId;
        _places = reserved.OtherChange is { } other ? [reserved.Change!.Binding!, other.Binding!] : null;
        _warnings = reserved.Warnings;
        return reserved;
    }

    /// <summary>Shows that the operation waits.</summary>
    public void ShowWaiting(string activity, IReadOnlyList<Violation> awaited, DateTimeOffset expiresAt)
    {
        (_status, _awaited, _expiresAt) = (OperationStatus.Waiting, awaited, expiresAt);
        Show(activity);
    }

    /// <summary>Begins to wait. What is shown of it is durable when this ends.</summary>
    public Task BeginWaitingAsync(string activity) =>
        RunAsync(activity, input, StateOptions with { DeferCheckpoint = false }, context.CancellationToken);

    /// <summary>Stops waiting, be it to go on or because the request is refused.</summary>
    public Task StopWaitingAsync(string activity, bool goesOn)
    {
        if (goesOn)
        {
            (_status, _awaited, _expiresAt) = (OperationStatus.Running, null, null);
        }

        return RunAsync(activity, input, StateOptions, CancellationToken.None);
    }

    /// <summary>Changes the gateway and reads it back.</summary>
    /// <param name="step">The activities.</param>
    /// <param name="change">The change.</param>
    /// <param name="isDecisive">
    /// Whether another change comes next: it must not happen before this one is known for good to have been read back, or
    /// a replay that is cancelled here would not undo it.
    /// </param>
    public async Task ChangeGatewayAsync(GatewayStep step, GatewayChange change, bool isDecisive = false)
    {
        await RunAsync(step.Change, change, GatewayOptions, context.CancellationToken);
        await RunAsync(step.ReadBack, change, isDecisive ? GatewayOptions : ReadBackOptions, context.CancellationToken);
    }

    /// <summary>Changes the gateway for every EIP of the operation and reads it back.</summary>
    public async Task ChangeGatewayAsync(GatewayStep step)
    {
        await RunAsync(step.Change, input, ManyOnGatewayOptions, context.CancellationToken);
        await RunAsync(step.ReadBack, input, ManyOnGatewayOptions with { DeferCheckpoint = true }, context.CancellationToken);
    }

    /// <summary>Goes on where nothing can be refused any more, and nothing is undone: cancellation comes too late.</summary>
    public Task GoForwardAsync(string activity) => RunAsync(activity, input, StateOptions, CancellationToken.None);

    /// <summary>Commits. From here on cancellation comes too late.</summary>
    public Task CommitAsync(string activity, OperationCommit commit)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        return RunAsync(activity, commit, StateOptions, CancellationToken.None);
    }

    /// <summary>Ends a successful operation by delivering its events; what cannot be delivered now is delivered later.</summary>
    public async Task<OperationOutcome> SucceedAsync()
    {
        if (input.Disassociation?.Hold is not null)
        {
            // The hold is durable since the commit; this is what watches over it.
            await RunAsync(nameof(BeginHoldActivity), input, StateOptions, CancellationToken.None);
        }

        await PublishAsync();
        return Outcome(OperationStatus.Succeeded);
    }

    /// <summary>Undoes what was done, announcing a failure first.</summary>
    public async Task<OperationOutcome> RollBackAsync(string? recordFailure, Exception cause)
    {
        var canceled = cause is OperationCanceledException;
        (_status, _awaited, _expiresAt) = (OperationStatus.RollingBack, null, null);
        _error = canceled ? "Canceled." : (cause as WorkflowTaskFailedException)?.Failure.Message ?? cause.Message;
        if (!await RunAsync<bool>(nameof(BeginRollBackActivity), input, CompensationOptions, CancellationToken.None))
        {
            // An attempt that nobody heard of had committed it.
            (_status, _error) = (OperationStatus.Running, null);
            return await SucceedAsync();
        }

        if (recordFailure is not null && !canceled)
        {
            await CompensateAsync(recordFailure, new OperationFailure(input, _resourceId, _error));
        }

        while (_compensations.TryPop(out var compensate))
        {
            await compensate(_error);
        }

        await PublishAsync();
        return Outcome(canceled ? OperationStatus.Canceled : OperationStatus.RolledBack);
    }

    private Task CompensateAsync(string activity, OperationFailure failure) =>
        RunAsync(activity, failure, CompensationOptions, CancellationToken.None);

    private async Task UndoGatewayAsync(GatewayStep step, GatewayChange undo)
    {
        while (true)
        {
            await RunAsync(step.Change, undo, CompensationOptions, CancellationToken.None);
            try
            {
                await RunAsync(step.ReadBack, undo, GatewayOptions, CancellationToken.None);
                return;
            }
            catch (WorkflowTaskFailedException)
            {
                // Accepted and not applied, or not to be read: reading again will not mend it, asking again may.
                await context.CreateTimer(UndoInterval);
            }
        }
    }

    private async Task PublishAsync()
    {
        try
        {
            await RunAsync(nameof(PublishEventsActivity), input, new() { DeferCheckpoint = true }, CancellationToken.None);
        }
        catch (WorkflowTaskFailedException)
        {
            // The events are in the outbox and will be delivered; what they tell of has happened all the same.
        }
    }

    private void Show(string activity) => context.SetCustomStatus(
        new OperationProgress(_status, StepName.Of(activity), _resourceId, _associationId, _error, _awaited, _expiresAt, _warnings.Count > 0 ? _warnings : null)
        {
            Items = Items(_status),
        });

    private IReadOnlyList<ItemProgress>? Items(OperationStatus status) => _places is null
        ? null
        : [.. _places.Select(place => new ItemProgress(status, place.ResourceId, place.Mode, place.PrivateIpAddress))];

    private OperationOutcome Outcome(OperationStatus status) => new()
    {
        Status = status,
        Error = _error,
        ResourceId = _resourceId,
        AssociationId = _associationId,
        Warnings = _warnings,
        Items = Items(status),
    };

    private async Task RunAsync(string activity, object activityInput, ActivityOptions options, CancellationToken cancellationToken) =>
        _ = await RunAsync<Unit>(activity, activityInput, options, cancellationToken);

    private async Task<TOutput> RunAsync<TOutput>(
        string activity, object activityInput, ActivityOptions options, CancellationToken cancellationToken)
    {
        Show(activity);
        return await context.CallActivityAsync<TOutput>(activity, activityInput, options, cancellationToken);
    }
}
