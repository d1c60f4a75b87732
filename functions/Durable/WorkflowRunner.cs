using EipFunctions.Workflows.Model;
using Microsoft.DurableTask;

namespace EipFunctions.Functions.Durable;

/// <summary>Runs a workflow as an orchestration.</summary>
/// <param name="registry">Knows the workflows.</param>
/// <param name="services">Where their dependencies come from.</param>
/// <param name="listeners">Who is told of instances that have ended.</param>
public sealed class WorkflowRunner(WorkflowRegistry registry, IServiceProvider services, IEnumerable<IWorkflowListener> listeners)
{
    /// <summary>Runs the workflow that the orchestration is named after.</summary>
    /// <param name="inner">The orchestration.</param>
    /// <returns>What it came to, for Durable Functions to keep.</returns>
    /// <exception cref="WorkflowFailedException">The workflow failed.</exception>
    public async Task<WorkflowEnd> RunAsync(TaskOrchestrationContext inner)
    {
        var startedAt = DateTime.SpecifyKind(inner.CurrentUtcDateTime, DateTimeKind.Utc);
        var start = inner.GetInput<WorkflowStart>()
            ?? throw new InvalidOperationException($"Instance '{inner.InstanceId}' has no input. Start workflows through the API.");
        var workflow = registry.CreateWorkflow(inner.Name.Name, services)
            ?? throw new InvalidOperationException($"The workflow '{inner.Name.Name}' is not registered.");
        using var context = new DurableTaskWorkflowContext(inner, start, registry);
        try
        {
            if (start.StartAt is { } startAt)
            {
                await inner.CreateTimer(startAt.UtcDateTime, context.CancellationToken);
            }

            var output = await workflow.RunAsync(context, registry.Read(start.Input, workflow.InputType));
            var end = context.IsContinuedAsNew ? new() : new WorkflowEnd { Output = registry.Write(output, workflow.OutputType) };
            Tell(context, startedAt, WorkflowRuntimeStatus.Completed, end.Output?.GetRawText());
            return end;
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            Tell(context, startedAt, WorkflowRuntimeStatus.Canceled, output: null);
            return new() { IsCanceled = true };
        }
#pragma warning disable CA1031 // Whatever ends a workflow ends the instance, with the whole failure.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var failure = WorkflowFailure.From(exception);
            Tell(context, startedAt, WorkflowRuntimeStatus.Failed, output: null, failure);
            throw new WorkflowFailedException(failure);
        }
    }

    private void Tell(
        DurableTaskWorkflowContext context, DateTimeOffset startedAt, WorkflowRuntimeStatus status, string? output, WorkflowFailure? failure = null)
    {
        if (context.IsReplaying || context.IsContinuedAsNew)
        {
            return;
        }

        var state = new WorkflowState
        {
            InstanceId = context.InstanceId,
            Name = context.Name,
            Version = context.Version,
            Status = status,
            CreatedAt = startedAt,
            LastUpdatedAt = context.CurrentUtcDateTime,
            Output = output,
            Failure = failure,
        };
        foreach (var listener in listeners)
        {
            listener.Ended(state);
        }
    }
}
