namespace EipFunctions.Engine;

/// <summary>A call that waits for an external event.</summary>
internal interface IEventWait
{
    string Name { get; }

    void Receive(HistoryEvent e);
}
