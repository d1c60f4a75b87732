using EipFunctions.Domain.Operations;
using EipFunctions.Gateway;
using EipFunctions.Workflows.Events;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Model;

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
        RetryPolicy = new()
        {
            MaxAttempts = 6,
            FirstInterval = TimeSpan.FromMilliseconds(200),
            MaxInterval = TimeSpan.FromSeconds(5),
            NonRetryableErrors = [typeof(GatewayRejectedException).FullName!, .. ProgramFaults],
        },
    };

    private static readonly ActivityOptions ReadBackOptions = GatewayOptions with { DeferCheckpoint = true };

    private static readonly ActivityOptions CompensationOptions = new()
    {
        RetryPolicy = new() { MaxAttempts = RetryPolicy.Unlimited, FirstInterval = TimeSpan.FromMilliseconds(200) },
    };

    private readonly Stack<(string Activity, Func<string, object> Input)> _compensations = new();
    private OperationStatus _status = OperationStatus.Running;
    private string? _resourceId;
    private string? _associationId;
    private string? _error;

    private static IReadOnlyList<string> ProgramFaults =>
    [
        typeof(ArgumentException).FullName!,
        typeof(ArgumentNullException).FullName!,
        typeof(Domain.Eips.InvalidEipTransitionException).FullName!,
        typeof(InvalidOperationException).FullName!,
        typeof(NullReferenceException).FullName!,
        typeof(Storage.Associations.ReservationLostException).FullName!,
        typeof(Storage.State.RowTooLargeException).FullName!,
    ];

    /// <summary>Registers what undoes the step that comes next. It must do nothing where the step did nothing.</summary>
    public void OnRollBack(string activity, Func<string, object> compensation) => _compensations.Push((activity, compensation));

    /// <summary>Reserves; nothing shows as progress before it is decided.</summary>
    public async Task<ReserveOutcome> ReserveAsync(string activity)
    {
        var reserved = await context.CallActivityAsync<ReserveOutcome>(activity, input, StateOptions, context.CancellationToken);
        _resourceId = reserved.Change?.Binding?.ResourceId;
        _associationId = reserved.AssociationId;
        return reserved;
    }

    public Task ChangeGatewayAsync(string activity, GatewayChange change) =>
        RunAsync(activity, change, GatewayOptions, context.CancellationToken);

    public Task ReadBackAsync(string activity, GatewayChange change) =>
        RunAsync(activity, change, ReadBackOptions, context.CancellationToken);

    /// <summary>Commits. From here on cancellation comes too late.</summary>
    public Task CommitAsync(string activity, object commit) => RunAsync(activity, commit, StateOptions, CancellationToken.None);

    /// <summary>Ends a successful operation by delivering its events; what cannot be delivered now is delivered later.</summary>
    public async Task<OperationOutcome> SucceedAsync()
    {
        await PublishAsync();
        return Outcome(OperationStatus.Succeeded);
    }

    /// <summary>Undoes what was done, announcing a failure first.</summary>
    public async Task<OperationOutcome> RollBackAsync(string? recordFailure, Exception cause)
    {
        var canceled = cause is OperationCanceledException;
        _status = OperationStatus.RollingBack;
        _error = canceled ? "Canceled." : (cause as WorkflowTaskFailedException)?.Failure.Message ?? cause.Message;
        if (recordFailure is not null && !canceled)
        {
            await RunAsync(
                recordFailure, new OperationFailure(input, _resourceId, _error), CompensationOptions, CancellationToken.None);
        }

        while (_compensations.TryPop(out var compensation))
        {
            await RunAsync(compensation.Activity, compensation.Input(_error), CompensationOptions, CancellationToken.None);
        }

        await PublishAsync();
        return Outcome(canceled ? OperationStatus.Canceled : OperationStatus.RolledBack);
    }

    private Task PublishAsync() => RunAsync(
        nameof(PublishEventsActivity), input, new() { DeferCheckpoint = true }, CancellationToken.None);

    private OperationOutcome Outcome(OperationStatus status) => new()
    {
        Status = status,
        Error = _error,
        ResourceId = _resourceId,
        AssociationId = _associationId,
    };

    private async Task RunAsync(string activity, object activityInput, ActivityOptions options, CancellationToken cancellationToken)
    {
        context.SetCustomStatus(new OperationProgress(_status, StepName.Of(activity), _resourceId, _associationId, _error));
        _ = await context.CallActivityAsync<Unit>(activity, activityInput, options, cancellationToken);
    }
}
