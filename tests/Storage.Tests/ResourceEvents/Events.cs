using System.Text.Json;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.ResourceEvents;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.ResourceEvents;

/// <summary>Events about resources.</summary>
internal static class Events
{
    public static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>An event of the nth second.</summary>
    public static ResourceEvent Changed(int second, string resourceId, string members, string? id = null) => new()
    {
        EventId = id ?? $"event-{second}-{resourceId}",
        Type = "EipFunctions.Resource.Changed",
        Source = "test",
        SourceEventId = $"{second}",
        RegionId = StateTable.Partition.RegionId,
        ResourceId = resourceId,
        OccurredAt = Start.AddSeconds(second),
        Members = JsonElement.Parse(members),
    };

    public static ResourceEvent Deleted(int second, string resourceId) =>
        Changed(second, resourceId, "{}") with { Deleted = true, Members = null };

    public static Task<AppliedEvent> ApplyAsync(this StorageProcess process, ResourceEvent resourceEvent) =>
        process.ResourceEvents.ApplyAsync(StateTable.Partition.AccountId, "publisher", resourceEvent, default);

    public static async Task<ResourceEventResult> ResultAsync(this StorageProcess process, ResourceEvent resourceEvent) =>
        (await process.ApplyAsync(resourceEvent)).Outcome.Result;

    public static async Task<T> ResourceAsync<T>(this StateTable table, string resourceId)
        where T : CloudResource => (T)(await table.ValueAsync(Keys.Resource(resourceId)))!.Resource;
}
