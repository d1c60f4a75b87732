namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>One execution of an instance: its calls, as the first run that came to each made it.</summary>
internal sealed class RecordedExecution(string workflow, string instanceId)
{
    public string Workflow => workflow;

    public string InstanceId => instanceId;

    public List<RecordedCall> Calls { get; } = [];

    /// <summary>How often the code has run from its beginning.</summary>
    public int Runs { get; set; }

    /// <summary>The run of the code that is not dropped.</summary>
    public RecordedRun? Run { get; set; }

    public bool IsEnded { get; set; }
}
