using EipFunctions.Api.Operations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>Starts operations and waits for them.</summary>
internal static class OperationCalls
{
    public static OperationTicket Ticket(string operationId, string fingerprint = "digest", Principal? principal = null) =>
        new(operationId, TestRegion.Partition.RegionId, principal ?? TestRegion.Owner, fingerprint);

    /// <summary>The arguments of an operation of a kind; a release has no resource, and what a swap has there is the other EIP.</summary>
    public static Task<OperationStart> StartAsync(
        this WorkflowHost host, OperationKind kind, string operationId, string eipId, string? resourceId = null) => kind switch
        {
            OperationKind.AssociateEip => host.Operations.AssociateAsync(
                Ticket(operationId), new() { EipId = eipId, ResourceId = resourceId! }, default),
            OperationKind.DisassociateEip => host.Operations.DisassociateAsync(Ticket(operationId), new() { EipId = eipId }, default),
            OperationKind.ChangeEipMode => host.Operations.ChangeModeAsync(
                Ticket(operationId), new() { EipId = eipId, Mode = EipMode.CutThrough }, default),
            OperationKind.MoveEip => host.Operations.MoveAsync(
                Ticket(operationId), new() { EipId = eipId, ResourceId = resourceId! }, default),
            OperationKind.SwapEips => host.Operations.SwapAsync(
                Ticket(operationId), new() { EipId = eipId, OtherEipId = resourceId! }, default),
            _ => host.Operations.ReleaseAsync(Ticket(operationId), eipId, default),
        };

    public static async Task<Operation> EndAsync(this WorkflowHost host, string operationId)
    {
        var account = TestRegion.Owner.AccountId;
        var ended = await host.Operations
            .WaitAsync(account, operationId, OperationMilestone.Ended, Timeout.InfiniteTimeSpan, default).WaitAsync(TestRegion.Patience);
        Assert.NotNull(ended);
        return (await host.Operations.GetAsync(account, operationId, default))!;
    }

    public static async Task<Operation> RunAsync(this TestRegion region, OperationKind kind, string eipId, string? resourceId = null)
    {
        var id = region.NextId("op");
        Assert.Equal(OperationStartStatus.Started, (await region.Host.StartAsync(kind, id, eipId, resourceId)).Status);
        return await region.Host.EndAsync(id);
    }

    /// <summary>An EIP that is associated with a resource.</summary>
    public static async Task<(string EipId, string ResourceId)> AssociatedAsync(
        this TestRegion region, ResourceKind kind = ResourceKind.EcsInstance)
    {
        var (eip, resource) = (await region.AllocateAsync(), await region.RegisterAsync(kind));
        Assert.Equal(OperationStatus.Succeeded, (await region.RunAsync(OperationKind.AssociateEip, eip, resource)).Status);
        return (eip, resource);
    }

    /// <summary>An EIP, and a resource where one is needed, that an operation of a kind will succeed on.</summary>
    public static async Task<(string EipId, string? ResourceId)> ReadyForAsync(this TestRegion region, OperationKind kind) => kind switch
    {
        OperationKind.AssociateEip => (await region.AllocateAsync(), await region.RegisterAsync()),
        OperationKind.DisassociateEip => ((await region.AssociatedAsync()).EipId, null),
        OperationKind.ChangeEipMode => ((await region.AssociatedAsync(ResourceKind.NetworkInterface)).EipId, null),
        OperationKind.MoveEip => ((await region.AssociatedAsync()).EipId, await region.RegisterAsync(ResourceKind.HaVip)),
        OperationKind.SwapEips => ((await region.AssociatedAsync()).EipId, (await region.AssociatedAsync(ResourceKind.HaVip)).EipId),
        _ => (await region.AllocateAsync(), null),
    };

    public static Task<Operation?> CancelAsync(this WorkflowHost host, string operationId) =>
        host.Operations.CancelAsync(TestRegion.Owner.AccountId, operationId, "Changed my mind.", default);
}
