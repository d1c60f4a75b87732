using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.History;

/// <summary>The operations that show what was done to EIPs and resources.</summary>
internal static class HistoryApi
{
    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("GetEipHistory", HttpMethods.Get, "regions/{regionId}/eips/{eipId}/history", Rights.Read, HistoryHandler.ListAsync)
        {
            Summary = "Shows what was done to an EIP, by whom and why, oldest first; also after its release.",
            Parameters = [ApiParameter.PageSize(HistoryHandler.MostItems), ApiParameter.ContinuationToken],
            Answers = [new(200, typeof(Page<AuditEntry>))],
            Problems = [400, 404],
        },
        new("GetResourceHistory", HttpMethods.Get, "regions/{regionId}/resources/{resourceId}/history", Rights.Read, ResourceHistoryHandler.ListAsync)
        {
            Summary = "Shows what was done to a resource and to the EIPs on it, by whom and why, oldest first; also after its removal.",
            Parameters = [ApiParameter.PageSize(HistoryHandler.MostItems), ApiParameter.ContinuationToken],
            Answers = [new(200, typeof(Page<AuditEntry>))],
            Problems = [400, 404],
        },
    ];
}
