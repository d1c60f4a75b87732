using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Inventory;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Eips;

/// <summary>The operations on EIPs.</summary>
internal static class EipApi
{
    private const string Eips = "regions/{regionId}/eips";
    private const string Eip = $"{Eips}/{{eipId}}";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("AllocateEip", HttpMethods.Post, Eips, Rights.Operate, EipHandlers.AllocateAsync)
        {
            Summary = "Allocates an EIP. With an Idempotency-Key, a repetition answers 200 with the same EIP.",
            Body = typeof(AllocationRequest),
            IsBodyOptional = true,
            Parameters = [ApiParameter.IdempotencyKey],
            Answers = [new(201, typeof(EipView)), new(200, typeof(EipView))],
            Problems = [400, 404, 409, 413, 415, 422],
        },
        new("ListEips", HttpMethods.Get, Eips, Rights.Read, EipHandlers.ListAsync)
        {
            Summary = "Lists EIPs by id.",
            Parameters =
            [
                ApiParameter.PageSize(1000),
                ApiParameter.ContinuationToken,
                ApiParameter.Query("state", "Only EIPs in this state."),
                ApiParameter.Query("resourceId", "Only EIPs that are associated with this resource."),
            ],
            Answers = [new(200, typeof(Page<EipView>))],
            Problems = [400],
        },
        new("GetEip", HttpMethods.Get, Eip, Rights.Read, EipHandlers.GetAsync)
        {
            Summary = "Reads an EIP.",
            Parameters = [ApiParameter.IfNoneMatch],
            Answers = [new(200, typeof(EipView)), new(304)],
            Problems = [400, 404],
        },
        new("ChangeEip", HttpMethods.Patch, Eip, Rights.Operate, EipHandlers.ChangeAsync)
        {
            Summary = "Changes an EIP's bandwidth, name, description, resource group, tags or deletion protection. What is left out stays as it is.",
            Body = typeof(EipAttributes),
            Parameters = [ApiParameter.IfMatch],
            Answers = [new(200, typeof(EipView))],
            Problems = [400, 403, 404, 409, 412, 413, 415],
        },
        new("ReleaseEip", HttpMethods.Delete, Eip, Rights.Operate, ReleaseHandler.ReleaseAsync)
        {
            Summary = "Gives an EIP back.",
            Parameters =
            [
                ApiParameter.IdempotencyKey,
                ApiParameter.IfMatch,
                ApiParameter.Prefer,
                ApiParameter.Query("dryRun", "true to evaluate the preconditions and change nothing."),
            ],
            Answers = Operations202,
            Problems = [400, 404, 409, 412, 422],
        },
    ];

    private static IReadOnlyList<ApiAnswer> Operations202 => Associations.LongWorkAnswers.All;
}
