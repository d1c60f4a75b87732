#pragma warning disable RS0030 // These workflows do what is banned, to be caught.
using System.Globalization;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>Answers what it is given.</summary>
internal sealed class EchoActivity : WorkflowActivity<string, string>
{
    public override Task<string> RunAsync(WorkflowActivityContext context, string input)
    {
        if (input == EnvironmentWorkflow.Change)
        {
            Environment.SetEnvironmentVariable(EnvironmentWorkflow.Variable, "after");
        }

        return Task.FromResult(input);
    }
}

/// <summary>A workflow with an activity before and after what it does.</summary>
internal abstract class SmallWorkflow : Workflow<string, string>
{
    public override async Task<string> RunAsync(WorkflowContext context, string input)
    {
        await EchoAsync(context, "first");
        await ActAsync(context);
        return await EchoAsync(context, "last");
    }

    protected abstract Task ActAsync(WorkflowContext context);

    protected static Task<string> EchoAsync(WorkflowContext context, string input) =>
        context.CallActivityAsync<string>(nameof(EchoActivity), input);
}

internal sealed class DeterministicWorkflow : SmallWorkflow
{
    protected override Task ActAsync(WorkflowContext context) =>
        EchoAsync(context, $"{context.CurrentUtcDateTime:o} {context.NewGuid()}");
}

internal sealed class ClockWorkflow : SmallWorkflow
{
    protected override Task ActAsync(WorkflowContext context) =>
        EchoAsync(context, DateTime.UtcNow.ToString("o", CultureInfo.InvariantCulture));
}

internal sealed class RandomIdWorkflow : SmallWorkflow
{
    protected override Task ActAsync(WorkflowContext context) => context.CallWorkflowAsync<string>(
        nameof(DeterministicWorkflow), "child", new() { InstanceId = $"child-{Guid.NewGuid():N}" });
}

internal sealed class StaticCounterWorkflow : SmallWorkflow
{
    private static int _count;

    protected override Task ActAsync(WorkflowContext context) => EchoAsync(context, $"{++_count}");
}

internal sealed class EnvironmentWorkflow : SmallWorkflow
{
    public const string Variable = "EIP_REPLAY_DETECTION";
    public const string Change = "change";

    protected override async Task ActAsync(WorkflowContext context)
    {
        await EchoAsync(context, Environment.GetEnvironmentVariable(Variable) ?? "before");
        await EchoAsync(context, Change);
    }
}

internal sealed class ReplayingWorkflow : SmallWorkflow
{
    public override Task<string> RunAsync(WorkflowContext context, string input)
    {
        if (!context.IsReplaying)
        {
            context.SetCustomStatus("for the first time");
        }

        return base.RunAsync(context, input);
    }

    protected override Task ActAsync(WorkflowContext context) => EchoAsync(context, "between");
}

internal sealed class RandomTimerWorkflow : SmallWorkflow
{
    protected override Task ActAsync(WorkflowContext context) =>
        context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(Random.Shared.Next(1, 1_000_000) / 100_000d));
}

/// <summary>Leaves its scheduler; never run.</summary>
internal sealed class ThreadWorkflow : SmallWorkflow
{
    protected override async Task ActAsync(WorkflowContext context)
    {
        await Task.Run(() => Task.Delay(1));
        await EchoAsync(context, "between").ConfigureAwait(false);
    }
}

/// <summary>Reaches out of the process; never run.</summary>
internal sealed class OutsideWorkflow : SmallWorkflow
{
    protected override async Task ActAsync(WorkflowContext context)
    {
        using var client = new HttpClient();
        await EchoAsync(context, File.Exists("file") ? "there" : await client.GetStringAsync(new Uri("http://localhost")));
    }
}

/// <summary>Goes by an order that is another one in each process; never run.</summary>
internal sealed class UnorderedWorkflow : SmallWorkflow
{
    private static readonly System.Collections.Immutable.ImmutableHashSet<string> Names = ["one", "two"];

    protected override async Task ActAsync(WorkflowContext context)
    {
        foreach (var name in Names)
        {
            await EchoAsync(context, name);
        }
    }
}
