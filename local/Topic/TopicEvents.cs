using System.Text.Json;
using Microsoft.Extensions.Options;

namespace EipFunctions.Local.Topic;

/// <summary>The last events that the topic accepted. Safe for concurrent use.</summary>
internal sealed class TopicEvents(IOptions<LocalTopicOptions> options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<TopicEvent> _events = [];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;
    private int _streams;

    /// <summary>True while the topic plays dead.</summary>
    public bool IsDown { get; set; }

    /// <summary>Adds events, the oldest making room.</summary>
    public void Add(IEnumerable<JsonElement> cloudEvents)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            foreach (var cloudEvent in cloudEvents)
            {
                if (_events.Count == options.Value.Capacity)
                {
                    _events.Dequeue();
                }

                _events.Enqueue(new(++_last, now, cloudEvent));
            }

            _arrival.SetResult();
            _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Reads the events after a number.</summary>
    /// <param name="after">The number; 0 for all.</param>
    /// <param name="type">The type; null for any.</param>
    /// <param name="subject">The subject; null for any.</param>
    /// <returns>The events, and a task that completes when more arrive than <see cref="TopicPage.Last"/>.</returns>
    public (TopicPage Page, Task More) Read(long after, string? type, string? subject)
    {
        lock (_gate)
        {
            return (new([.. _events.Where(e => e.Number > after && e.Matches(type, subject))], _last), _arrival.Task);
        }
    }

    /// <summary>Enters a stream, which leaves when it is over.</summary>
    /// <returns>False when as many as may be are open.</returns>
    public bool TryEnterStream()
    {
        if (Interlocked.Increment(ref _streams) <= options.Value.MaxStreams)
        {
            return true;
        }

        LeaveStream();
        return false;
    }

    /// <summary>Leaves a stream.</summary>
    public void LeaveStream() => Interlocked.Decrement(ref _streams);
}
