using System.Text.Json;
using EipFunctions.Api.EventsIn;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>Sends events about resources and waits for what they lead to.</summary>
internal static class EventCalls
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>An event of the nth second.</summary>
    public static ResourceEvent Changed(this TestRegion region, int second, string resourceId, string members) => new()
    {
        EventId = region.NextId("event"),
        Type = "EipFunctions.Resource.Changed",
        Source = "test",
        SourceEventId = "1",
        RegionId = TestRegion.Partition.RegionId,
        ResourceId = resourceId,
        OccurredAt = Start.AddSeconds(second),
        Members = JsonElement.Parse(members),
    };

    public static ResourceEvent Deleted(this TestRegion region, int second, string resourceId) =>
        region.Changed(second, resourceId, "{}") with { Deleted = true, Members = null };

    public static Task<bool> AcceptAsync(this WorkflowHost host, ResourceEvent resourceEvent) =>
        host.Get<IResourceEvents>().AcceptAsync(TestRegion.Owner with { PrincipalId = "publisher", Service = "slb" }, resourceEvent, default);

    public static async Task<ResourceEventOutcome> EndAsync(this WorkflowHost host, ResourceEvent resourceEvent)
    {
        _ = await host.Get<IWorkflowClient>().WaitAsync(resourceEvent.EventId).WaitAsync(TestRegion.Patience);
        var view = await host.Get<IResourceEvents>().GetAsync(TestRegion.Owner.AccountId, resourceEvent.EventId, default);
        Assert.Equal((ResourceEventStatus.Completed, null), (view!.Status, view.Error));
        return view.Outcome!;
    }

    public static async Task<ResourceEventOutcome> RunAsync(this WorkflowHost host, ResourceEvent resourceEvent)
    {
        Assert.True(await host.AcceptAsync(resourceEvent));
        return await host.EndAsync(resourceEvent);
    }

    /// <summary>Associates an EIP under a policy.</summary>
    public static async Task AssociateAsync(this TestRegion region, string eipId, string resourceId, AssociationPolicy? policy)
    {
        var id = region.NextId("op");
        _ = await region.Host.Operations.AssociateAsync(
            OperationCalls.Ticket(id), new() { EipId = eipId, ResourceId = resourceId, Policy = policy }, default);
        Assert.Equal(OperationStatus.Succeeded, (await region.Host.EndAsync(id)).Status);
    }

    public static AssociationPolicy Policy(ResourceGoneAction action) => new() { OnResourceGone = action };
}
