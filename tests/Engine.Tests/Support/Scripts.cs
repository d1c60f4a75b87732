using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine.Tests.Support;

/// <summary>The code of a hub's workflows and activities, which a test writes and may change like a deployment does.</summary>
public sealed class Scripts
{
    public Func<WorkflowContext, string, Task<string>> Main { get; set; } = (_, input) => Task.FromResult(input);

    public Func<WorkflowContext, string, Task<string>> Child { get; set; } = (_, input) => Task.FromResult(input);

    public Func<WorkflowActivityContext, string, Task<string>> Step { get; set; } = (_, input) => Task.FromResult(input);

    public Func<WorkflowActivityContext, string, Task<string>> Other { get; set; } = (_, input) => Task.FromResult(input);
}

public sealed class Main(Scripts scripts) : Workflow<string, string>
{
    public override Task<string> RunAsync(WorkflowContext context, string input) => scripts.Main(context, input);
}

public sealed class Child(Scripts scripts) : Workflow<string, string>
{
    public override Task<string> RunAsync(WorkflowContext context, string input) => scripts.Child(context, input);
}

public sealed class Step(Scripts scripts) : WorkflowActivity<string, string>
{
    public override Task<string> RunAsync(WorkflowActivityContext context, string input) => scripts.Step(context, input);
}

public sealed class Other(Scripts scripts) : WorkflowActivity<string, string>
{
    public override Task<string> RunAsync(WorkflowActivityContext context, string input) => scripts.Other(context, input);
}
