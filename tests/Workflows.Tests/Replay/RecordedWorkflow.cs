using System.Text.Json;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>A workflow whose runs are recorded.</summary>
internal sealed class RecordedWorkflow(IWorkflow workflow, ReplayRecording recording, JsonSerializerOptions json) : IWorkflow
{
    public Type InputType => workflow.InputType;

    public Type OutputType => workflow.OutputType;

    public async Task<object?> RunAsync(WorkflowContext context, object? input)
    {
        var run = recording.Begin(context.Name, context.InstanceId);
        var recorded = new RecordedContext(context, call => recording.Add(run, call), json);
        recorded.Add("Run", context.Version, recorded.Write(input));
        try
        {
            var output = await workflow.RunAsync(recorded, input);
            recorded.Add("Return", "", recorded.Write(output));
            return output;
        }
        catch (Exception e)
        {
            recorded.Add("Throw", e.GetType().Name, e.Message);
            throw;
        }
        finally
        {
            recording.End(run);
        }
    }
}
