using EipFunctions.Api.Operations;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>Associates several EIPs at once.</summary>
internal static class BatchCalls
{
    /// <summary>An ECS instance with ENIs.</summary>
    /// <param name="region">Where.</param>
    /// <param name="addresses">The private IP addresses of each ENI.</param>
    /// <returns>The instance, and its ENIs.</returns>
    public static async Task<(string InstanceId, IReadOnlyList<string> EniIds)> InstanceAsync(this TestRegion region, params int[] addresses)
    {
        var (inventory, enis) = (region.Host.Get<ResourceInventory>(), new List<string>());
        var ecs = (EcsInstance)Resources.Of(ResourceKind.EcsInstance, region.NextId("i")) with { InstanceType = "ecs.g5.4xlarge" };
        _ = await inventory.PutAsync(TestRegion.Partition, ecs, default);
        foreach (var count in addresses)
        {
            var eni = (NetworkInterface)Resources.Of(ResourceKind.NetworkInterface, region.NextId("eni")) with
            {
                Status = NetworkInterfaceStatus.InUse,
                InstanceId = ecs.ResourceId,
                PrivateIpAddresses = [.. Enumerable.Range(1, count).Select(n => $"10.0.{enis.Count + 1}.{n}")],
            };
            _ = await inventory.PutAsync(TestRegion.Partition, eni, default);
            enis.Add(eni.ResourceId);
        }

        return (ecs.ResourceId, enis);
    }

    public static async Task<IReadOnlyList<string>> AllocateAsync(
        this TestRegion region, int count, AllocationRequest? request = null)
    {
        var ids = new List<string>();
        while (ids.Count < count)
        {
            ids.Add(await region.AllocateAsync(request));
        }

        return ids;
    }

    public static AssociationBatch Plan(string instanceId, IReadOnlyList<string> eipIds, PlanWay way = PlanWay.SecondaryPrivateIps) =>
        new() { Mode = BatchMode.AllOrNothing, ResourceId = instanceId, EipIds = eipIds, Way = way };

    public static Task<OperationStart> StartAsync(this WorkflowHost host, string operationId, AssociationBatch batch) =>
        host.Operations.AssociateManyAsync(OperationCalls.Ticket(operationId), batch, default);

    public static async Task<Operation> RunAsync(this TestRegion region, AssociationBatch batch)
    {
        var id = region.NextId("op");
        Assert.Equal(OperationStartStatus.Started, (await region.Host.StartAsync(id, batch)).Status);
        return await region.Host.EndAsync(id);
    }
}
