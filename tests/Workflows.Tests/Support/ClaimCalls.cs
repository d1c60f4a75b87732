using EipFunctions.Api.Operations;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Operations;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>Claims EIPs.</summary>
internal static class ClaimCalls
{
    public static ClaimRequest Claim(string resourceId, bool allocateIfNone = false, Deferral? defer = null) => new()
    {
        Filter = new(),
        Association = new() { EipId = "", ResourceId = resourceId, Defer = defer },
        AllocateIfNone = allocateIfNone,
    };

    public static Task<OperationStart> StartAsync(this WorkflowHost host, string operationId, ClaimRequest claim) =>
        host.Operations.ClaimAsync(OperationCalls.Ticket(operationId), claim, default);

    public static async Task<Operation> RunAsync(this TestRegion region, ClaimRequest claim)
    {
        var id = region.NextId("op");
        Assert.Equal(OperationStartStatus.Started, (await region.Host.StartAsync(id, claim)).Status);
        return await region.Host.EndAsync(id);
    }
}
