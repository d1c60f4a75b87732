using EipFunctions.Events.Publishing;

namespace EipFunctions.Events.Topic;

/// <summary>Keeps a topic that failed from being asked again before its back-off has passed.</summary>
internal sealed class TopicCircuit(BackOff backOff, TimeProvider time)
{
    private volatile bool _open;
    private TimeSpan _delay;

    /// <summary>True from a failure until the next success, attempts in between included.</summary>
    public bool IsOpen => _open;

    /// <summary>Notes that the topic answered.</summary>
    public void Succeeded()
    {
        _open = false;
        backOff.Reset();
    }

    /// <summary>Notes that it did not.</summary>
    /// <returns>How long it is left alone.</returns>
    public TimeSpan Failed()
    {
        _open = true;
        return _delay = backOff.Next();
    }

    /// <summary>Waits for the back-off of the last failure to pass. Called by the one that sends.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) =>
        _open ? Task.Delay(_delay, time, cancellationToken) : Task.CompletedTask;
}
