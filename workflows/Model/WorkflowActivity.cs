namespace EipFunctions.Workflows.Model;

/// <summary>
/// One step of a workflow, free to do I/O. It runs at least once: after a crash between its effect and the journal it
/// runs again with the same <see cref="WorkflowActivityContext.IdempotencyKey"/>, and must then have no second effect.
/// </summary>
/// <typeparam name="TInput">The input, serializable as JSON.</typeparam>
/// <typeparam name="TOutput">The output, serializable as JSON.</typeparam>
public abstract class WorkflowActivity<TInput, TOutput> : IWorkflowActivity
{
    /// <summary>Runs the activity.</summary>
    /// <param name="context">The facts of this call; its token is signalled when the workflow is cancelled or the host stops.</param>
    /// <param name="input">The input.</param>
    /// <returns>The output, which is journaled.</returns>
    /// <exception cref="NonRetryableException">The step cannot succeed however often it is tried.</exception>
    public abstract Task<TOutput> RunAsync(WorkflowActivityContext context, TInput input);

    /// <inheritdoc/>
    Type IWorkflowActivity.InputType => typeof(TInput);

    /// <inheritdoc/>
    Type IWorkflowActivity.OutputType => typeof(TOutput);

    /// <inheritdoc/>
    async Task<object?> IWorkflowActivity.RunAsync(WorkflowActivityContext context, object? input) =>
        await RunAsync(context, (TInput)input!).ConfigureAwait(false);
}
