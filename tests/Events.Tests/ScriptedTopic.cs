using Azure;
using Azure.Messaging;
using Azure.Messaging.EventGrid;

namespace EipFunctions.Events.Tests;

/// <summary>A topic in memory that does as it is told.</summary>
internal sealed class ScriptedTopic : EventGridPublisherClient
{
    private readonly Lock _gate = new();
    private readonly List<string[]> _batches = [];
    private readonly List<string> _accepted = [];

    /// <summary>The status of every answer; 200 accepts.</summary>
    public int Status { get; set; } = 200;

    /// <summary>True to accept and answer 504.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>True to answer nothing until the caller gives up.</summary>
    public bool Hangs { get; set; }

    /// <summary>The events that make a batch a bad request.</summary>
    public Func<CloudEvent, bool> Refuses { get; set; } = _ => false;

    /// <summary>Every attempt.</summary>
    public IReadOnlyList<string[]> Batches
    {
        get
        {
            lock (_gate)
            {
                return [.. _batches];
            }
        }
    }

    /// <summary>The ids of the accepted events, repeated deliveries included.</summary>
    public IReadOnlyList<string> Accepted
    {
        get
        {
            lock (_gate)
            {
                return [.. _accepted];
            }
        }
    }

    public override async Task<Response> SendEventsAsync(
        IEnumerable<CloudEvent> events, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        CloudEvent[] batch = [.. events];
        string[] ids = [.. batch.Select(e => e.Id)];
        lock (_gate)
        {
            _batches.Add(ids);
        }

        if (Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        var status = batch.Any(Refuses) ? 400 : Status;
        if (status != 200)
        {
            throw new RequestFailedException(status, $"The topic answers {status}.");
        }

        lock (_gate)
        {
            _accepted.AddRange(ids);
        }

        return LosesAnswers ? throw new RequestFailedException(504, "The answer was lost.") : null!;
    }
}
