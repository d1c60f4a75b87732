using System.Collections.Concurrent;
using EipFunctions.Api.EventsIn;
using EipFunctions.Api.Operations;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.ResourceEvents;

namespace EipFunctions.Api.Tests.Hosting;

/// <summary>Events without a workflow engine: accepted, kept, never handled.</summary>
internal sealed class MemoryResourceEvents : IResourceEvents
{
    private readonly ConcurrentDictionary<string, (Principal Publisher, ResourceEvent Event)> _all = new();

    public bool IsUnavailable { get; set; }

    public IReadOnlyList<ResourceEvent> Accepted => [.. _all.Values.Select(one => one.Event)];

    public IReadOnlyList<Principal> Publishers => [.. _all.Values.Select(one => one.Publisher)];

    /// <summary>What every acceptance waits for; null for nothing.</summary>
    public Func<Task>? Before { get; set; }

    public async Task<bool> AcceptAsync(Principal principal, ResourceEvent resourceEvent, CancellationToken cancellationToken)
    {
        if (Before is { } before)
        {
            await before();
        }

        return IsUnavailable
            ? throw new OperationsUnavailableException("Stopping.")
            : _all.TryAdd(resourceEvent.EventId, (principal, resourceEvent));
    }

    public Task<ResourceEventView?> GetAsync(string accountId, string eventId, CancellationToken cancellationToken) =>
        Task.FromResult(_all.TryGetValue(eventId, out var found) && found.Publisher.AccountId == accountId
            ? new ResourceEventView
            {
                EventId = eventId,
                Type = found.Event.Type,
                Source = found.Event.Source,
                SourceEventId = found.Event.SourceEventId,
                RegionId = found.Event.RegionId,
                ResourceId = found.Event.ResourceId,
                OccurredAt = found.Event.OccurredAt,
                Status = ResourceEventStatus.Pending,
                AcceptedAt = found.Event.OccurredAt,
                LastUpdatedAt = found.Event.OccurredAt,
            }
            : null);
}
