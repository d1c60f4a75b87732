namespace EipFunctions.Workflows.Model;

/// <summary>
/// A durable workflow: ordinary C# whose every await is on a durable call of its <see cref="WorkflowContext"/>.
/// It is replayed after a crash, so it must not read the clock, draw random numbers or do I/O by itself.
/// </summary>
/// <typeparam name="TInput">The input, serializable as JSON.</typeparam>
/// <typeparam name="TOutput">The output, serializable as JSON.</typeparam>
public abstract class Workflow<TInput, TOutput> : IWorkflow
{
    /// <summary>Runs the workflow.</summary>
    /// <param name="context">The durable calls and the facts of this instance.</param>
    /// <param name="input">The input given when the workflow was scheduled.</param>
    /// <returns>The output, which ends the instance as <see cref="WorkflowRuntimeStatus.Completed"/>.</returns>
    /// <exception cref="OperationCanceledException">
    /// Ends the instance as <see cref="WorkflowRuntimeStatus.Canceled"/> when cancellation was requested.
    /// </exception>
    public abstract Task<TOutput> RunAsync(WorkflowContext context, TInput input);

    /// <inheritdoc/>
    Type IWorkflow.InputType => typeof(TInput);

    /// <inheritdoc/>
    Type IWorkflow.OutputType => typeof(TOutput);

    /// <inheritdoc/>
    async Task<object?> IWorkflow.RunAsync(WorkflowContext context, object? input) =>
        await RunAsync(context, (TInput)input!);
}
