using EipFunctions.Workflows.Model;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Functions.Durable;

/// <summary>Runs an attempt of an activity.</summary>
/// <param name="registry">Knows the activities.</param>
/// <param name="scopes">Where their dependencies come from.</param>
/// <param name="clients">Takes the client that activities start other workflows with.</param>
/// <param name="time">The clock that the attempt is limited by.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed partial class ActivityRunner(
    WorkflowRegistry registry,
    IServiceScopeFactory scopes,
    DurableTaskClientAccessor clients,
    TimeProvider time,
    ILogger<ActivityRunner> logger)
{
    // Below the functionTimeout of host.json: an invocation beyond that costs the whole worker, and all that runs on it.
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(4);

    /// <summary>Makes the attempt, within 4 minutes where it has no limit of its own. It is not stopped with the host, which waits for it.</summary>
    /// <param name="name">The registered name of the activity.</param>
    /// <param name="call">The call.</param>
    /// <param name="client">The client of the invocation.</param>
    /// <returns>The output, or how the attempt failed.</returns>
    public async Task<ActivityResult> RunAsync(string name, ActivityCall call, DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(call);
        clients.Client = client;
        var most = call.Timeout is { } asked && asked < LongestAttempt ? asked : LongestAttempt;
        using var limit = new CancellationTokenSource(most, time);
        await using var scope = scopes.CreateAsyncScope();
        var activity = registry.CreateActivity(name, scope.ServiceProvider)
            ?? throw new InvalidOperationException($"The activity '{name}' is not registered.");
        var context = new WorkflowActivityContext(call.InstanceId, call.Sequence, call.Attempt, limit.Token) { Execution = call.Execution };
        var input = registry.Read(call.Input, activity.InputType);
        using var logs = logger.BeginScope(registry.Subject(call.InstanceId, input));
#pragma warning disable CA1031 // Whatever it is, the workflow decides what becomes of it.
        try
        {
            // What does not listen to its token must not keep the workflow waiting.
            var output = await activity.RunAsync(context, input).WaitAsync(most, time);
            return new(registry.Write(output, activity.OutputType));
        }
        catch (Exception failure)
        {
            var cause = limit.IsCancellationRequested && failure is OperationCanceledException or TimeoutException
                ? new TimeoutException($"The attempt took longer than {most}.")
                : failure;
            LogAttemptFailed(cause, name, call.Attempt);
            return new(Output: null, WithoutStackTraces(WorkflowFailure.From(cause)));
        }
#pragma warning restore CA1031
    }

    // They are in the log. In the history each attempt would keep them, and every replay read them again.
    private static WorkflowFailure WithoutStackTraces(WorkflowFailure failure) => failure with
    {
        StackTrace = null,
        InnerFailure = failure.InnerFailure is { } inner ? WithoutStackTraces(inner) : null,
    };

    [LoggerMessage(EventId = 6001, Level = LogLevel.Information, Message = "Attempt {Attempt} of {Activity} failed.")]
    private partial void LogAttemptFailed(Exception failure, string activity, int attempt);
}
