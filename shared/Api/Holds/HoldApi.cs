using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Holds;

/// <summary>The operations on holds.</summary>
internal static class HoldApi
{
    private const string Region = "regions/{regionId}";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("ListHolds", HttpMethods.Get, $"{Region}/holds", Rights.Read, HoldHandlers.ListAsync)
        {
            Summary = "Lists the EIPs that are held for the replacement of a resource.",
            Parameters = [ApiParameter.PageSize(1000), ApiParameter.ContinuationToken],
            Answers = [new(200, typeof(Page<HoldView>))],
            Problems = [400],
        },
        new("EndHold", HttpMethods.Delete, $"{Region}/eips/{{eipId}}/hold", Rights.Operate, HoldHandlers.EndAsync)
        {
            Summary = "Ends the hold of an EIP: it is free.",
            Answers = [new(204)],
            Problems = [400, 404, 409],
        },
    ];
}
