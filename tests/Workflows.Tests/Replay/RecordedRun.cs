namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>One run of a workflow's code from its beginning.</summary>
internal sealed class RecordedRun(RecordedExecution execution)
{
    public RecordedExecution Execution => execution;

    /// <summary>How many calls the runs before had made: so many this one has to make again.</summary>
    public int ToRepeat { get; } = execution.Calls.Count;

    /// <summary>How many calls it has made.</summary>
    public int Made { get; set; }

    /// <summary>Whether it has parted from the runs before; what comes after that says nothing more.</summary>
    public bool HasParted { get; set; }
}
