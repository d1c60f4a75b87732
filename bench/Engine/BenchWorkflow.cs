using EipFunctions.Workflows.Model;

namespace EipFunctions.Bench.Engine;

/// <summary>Three activities that do nothing, one after the other.</summary>
public sealed class BenchWorkflow : Workflow<string, string>
{
    public override async Task<string> RunAsync(WorkflowContext context, string input)
    {
        for (var i = 0; i < 3; i++)
        {
            input = await context.CallActivityAsync<string>(nameof(BenchActivity), input);
        }

        return input;
    }
}

/// <summary>An activity that does nothing.</summary>
public sealed class BenchActivity : WorkflowActivity<string, string>
{
    public override Task<string> RunAsync(WorkflowActivityContext context, string input) => Task.FromResult(input);
}
