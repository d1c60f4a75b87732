namespace EipFunctions.Engine;

/// <summary>A call of a child workflow, without its output's type.</summary>
internal interface IChildCall
{
    string Name { get; }

    string ChildId { get; }

    string Input { get; }

    string Version { get; }

    bool IsCancellationRequested { get; }

    ParentCall AsParent { get; }

    void Settle(PendingOperation operation, AttemptOutcome outcome);
}
