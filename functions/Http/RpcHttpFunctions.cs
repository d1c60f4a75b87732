using EipFunctions.Api.Rpc;
using EipFunctions.Functions.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The RPC surface, for Alibaba Cloud's SDKs.</summary>
public sealed class RpcHttpFunctions(RpcDispatcher rpc, DurableTaskClientAccessor clients)
{
    // The worker puts "/" before a route: a parameter that can only be empty makes it the root path, which "/" itself
    // would make "//".
    [Function("Rpc")]
    public Task<IResult> Rpc(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{root:maxlength(0)?}")] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(request);
        clients.Client = client;
        return rpc.InvokeAsync(request.HttpContext);
    }
}
