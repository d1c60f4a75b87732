using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Candidates;

/// <summary>Answers why the resource of an EIP is not to be seen (FAQ section_92e_zg7_cex).</summary>
internal static class VisibilityHandler
{
    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var partition = request.Partition;
        var (eipId, named) = (request.Query.Text("eipId"), request.Query.Text("resourceId"));
        var principalId = request.Query.Text(Subjects.ParameterName);
        if (eipId is null)
        {
            request.Errors.Add("eipId", null, "It is required.", "Send the query parameter eipId.");
        }

        request.Errors.CheckId("eipId", eipId);
        request.Errors.CheckId("resourceId", named);
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!Subjects.MayAsk(request.Principal))
        {
            return Subjects.Refuse(request);
        }

        if ((await request.Services.Eips.GetAsync(partition, eipId!, request.Aborted))?.Value is not { } eip)
        {
            return await EipHandlers.NoSuchEipAsync(request, partition, eipId!);
        }

        var resourceId = named ?? eip.Association?.ResourceId;
        var resource = resourceId is null
            ? null
            : (await request.Services.Resources.GetAsync(partition, resourceId, request.Aborted))?.Value.Resource;
        if (named is not null && resource is null)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, named);
        }

        var keys = await Subjects.LiveKeysAsync(request, principalId);
        return principalId is not null && keys.Count == 0
            ? Subjects.NoSuchPrincipal(request, principalId)
            : TypedResults.Json(View(eip, resource, keys), ApiJson.Readable.VisibilityView);
    }

    private static VisibilityView View(Eip eip, CloudResource? resource, IReadOnlyList<ApiKeyRecord> keys)
    {
        var together = resource is null ? null : CandidateVisibility.Of(eip, resource, hiddenBecause: null);
        return new(
            eip.EipId,
            eip.ResourceGroupId,
            resource?.ResourceId,
            resource?.Kind,
            resource?.ResourceGroupId,
            resource is not null && eip.Association?.ResourceId == resource.ResourceId,
            together?.SameResourceGroup,
            together?.Message,
            together?.Remedy,
            [.. keys.Select(key => Of(key, eip, resource))]);
    }

    private static KeyVisibility Of(ApiKeyRecord key, Eip eip, CloudResource? resource)
    {
        var hidden = new List<HiddenBecause?> { CandidateVisibility.Hides(key.Principal, eip) };
        if (resource is not null)
        {
            hidden.Add(CandidateVisibility.Hides(key.Principal, resource));
        }

        return new(
            key.KeyId,
            key.Principal.PrincipalId,
            key.Principal.Sees(eip.ResourceGroupId),
            resource is null ? null : key.Principal.Sees(resource.ResourceGroupId),
            [.. hidden.OfType<HiddenBecause>()]);
    }
}
