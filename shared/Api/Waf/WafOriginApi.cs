using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Waf;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Waf;

/// <summary>The operations on the WAF origins of an EIP.</summary>
internal static class WafOriginApi
{
    private const string Origins = "regions/{regionId}/eips/{eipId}/waf-origins";
    private const string Origin = $"{Origins}/{{wafInstanceId}}";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("PutWafOrigin", HttpMethods.Put, Origin, Rights.Operate, WafOriginHandlers.PutAsync)
        {
            Summary = "Records an EIP as origin of a WAF instance, or replaces what was recorded. The WAF reaches the EIP wherever it is associated.",
            Body = typeof(WafOriginBody),
            Answers = [new(201, typeof(WafOriginView)), new(200, typeof(WafOriginView))],
            Problems = [400, 404, 409, 413, 415],
        },
        new("ListWafOrigins", HttpMethods.Get, Origins, Rights.Read, WafOriginHandlers.ListAsync)
        {
            Summary = $"Lists the WAF instances that an EIP is the origin of, by id; {WafOrigin.MostPerEip} at most.",
            Answers = [new(200, typeof(Page<WafOrigin>))],
            Problems = [400, 404],
        },
        new("DeleteWafOrigin", HttpMethods.Delete, Origin, Rights.Operate, WafOriginHandlers.DeleteAsync)
        {
            Summary = "Forgets that an EIP is the origin of a WAF instance.",
            Answers = [new(204)],
            Problems = [400, 404, 409],
        },
    ];
}
