using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on associations.</summary>
public sealed class AssociationHttpFunctions(ApiFunction api)
{
    [Function(nameof(AssociateEip))]
    public Task<IResult> AssociateEip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/eips/{eipId}/associate")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(AssociateEip), request, client);

    [Function(nameof(ChangeAssociationPolicy))]
    public Task<IResult> ChangeAssociationPolicy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/regions/{regionId}/eips/{eipId}/association/policy")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ChangeAssociationPolicy), request, client);

    [Function(nameof(DisassociateEip))]
    public Task<IResult> DisassociateEip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/eips/{eipId}/disassociate")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(DisassociateEip), request, client);

    [Function(nameof(ChangeEipMode))]
    public Task<IResult> ChangeEipMode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/eips/{eipId}/change-mode")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ChangeEipMode), request, client);

    [Function(nameof(ExplainEip))]
    public Task<IResult> ExplainEip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/eips/{eipId}/explain")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ExplainEip), request, client);
}
