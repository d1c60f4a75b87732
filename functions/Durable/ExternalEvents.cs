using System.Text.Json;
using Microsoft.DurableTask;

namespace EipFunctions.Functions.Durable;

/// <summary>
/// The external events of an execution. Each name is waited for once, without end, and what comes is handed to whoever
/// asks, in order: a wait of Durable Functions that was given up would still take the next event.
/// </summary>
internal sealed class ExternalEvents
{
    /// <summary>How many ids are remembered: as many as by the embedded engine, so that the hosts agree.</summary>
    private const int MostSeen = 100;

    private readonly TaskOrchestrationContext _context;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _seen;
    private readonly List<RaisedEvent> _arrived;
    private readonly List<(string Name, TaskCompletionSource<JsonElement?> Source)> _waiting = [];

    public ExternalEvents(TaskOrchestrationContext context, WorkflowStart start)
    {
        _context = context;
        _arrived = [.. start.Events];
        _seen = [.. start.SeenEventIds];
    }

    /// <summary>The events that nobody has asked for yet, oldest first.</summary>
    public IReadOnlyList<RaisedEvent> Unhandled => _arrived;

    /// <summary>The ids of the last events that came, oldest first.</summary>
    public IReadOnlyList<string> SeenIds => _seen;

    /// <summary>Takes the next event of a name, now or when it comes.</summary>
    public Task<JsonElement?> TakeAsync(string name, CancellationToken cancellationToken)
    {
        Listen(name);
        var index = _arrived.FindIndex(one => Is(one.Name, name));
        if (index >= 0)
        {
            var arrived = _arrived[index];
            _arrived.RemoveAt(index);
            return Task.FromResult(arrived.Data);
        }

        return WaitAsync(name, cancellationToken);
    }

    private async Task<JsonElement?> WaitAsync(string name, CancellationToken cancellationToken)
    {
        // Continuations run where the event is handed over: on the orchestrator's own thread, as they must.
        var source = new TaskCompletionSource<JsonElement?>();
        var waiter = (name, source);
        _waiting.Add(waiter);
        using var canceled = cancellationToken.Register(() =>
        {
            _ = _waiting.Remove(waiter);
            _ = source.TrySetCanceled(cancellationToken);
        });
        return await source.Task;
    }

    private void Listen(string name)
    {
        if (_names.Add(name))
        {
            _ = PumpAsync(name);
        }
    }

    private async Task PumpAsync(string name)
    {
        while (true)
        {
            var raised = await _context.WaitForExternalEvent<RaisedEvent>(name);
            if (IsNew(raised.Id))
            {
                HandOver(raised with { Name = name });
            }
        }
    }

    private bool IsNew(string? id)
    {
        if (id is null)
        {
            return true;
        }

        if (_seen.Contains(id))
        {
            return false;
        }

        _seen.Add(id);
        if (_seen.Count > MostSeen)
        {
            _seen.RemoveAt(0);
        }

        return true;
    }

    private void HandOver(RaisedEvent raised)
    {
        var index = _waiting.FindIndex(waiter => Is(waiter.Name, raised.Name));
        if (index < 0)
        {
            _arrived.Add(raised);
            return;
        }

        var (_, source) = _waiting[index];
        _waiting.RemoveAt(index);
        source.SetResult(raised.Data);
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
