using System.Globalization;
using System.Text.Json.Nodes;

namespace EipFunctions.Local.Demo;

/// <summary>The events that the demonstration has seen, each shown as it arrives.</summary>
internal sealed class DemoEvents
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly List<DemoEvent> _seen = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Listens until it is cancelled.</summary>
    public async Task ListenAsync(DemoClient client, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var cloudEvent in client.EventsAsync(cancellationToken))
            {
                Add(cloudEvent);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The demonstration is over.
        }
    }

    /// <summary>Waits, ten seconds at most, until what was seen satisfies a condition.</summary>
    public async Task<bool> WaitForAsync(Func<IReadOnlyList<DemoEvent>, bool> condition, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            while (true)
            {
                Task changed;
                lock (_seen)
                {
                    if (condition(_seen))
                    {
                        return true;
                    }

                    changed = _changed.Task;
                }

                await changed.WaitAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Whether the events of an EIP came in the order of their sequence, repetitions aside.</summary>
    public bool AreInOrder(string eipId)
    {
        lock (_seen)
        {
            var sequences = _seen.Where(e => e.EipId == eipId).Select(e => e.Sequence).Distinct().ToList();
            return sequences.SequenceEqual(sequences.Order());
        }
    }

    private void Add(JsonNode cloudEvent)
    {
        var seen = new DemoEvent(
            $"{cloudEvent["subject"]}", long.Parse($"{cloudEvent["sequence"]}", CultureInfo.InvariantCulture));
        DemoConsole.Line($"event {cloudEvent["type"]}  #{seen.Sequence} of {seen.EipId}");
        lock (_seen)
        {
            _seen.Add(seen);
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
