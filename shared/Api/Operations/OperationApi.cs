using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Operations;

/// <summary>The operations on operations.</summary>
internal static class OperationApi
{
    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("GetOperation", HttpMethods.Get, "operations/{operationId}", Rights.Read, OperationHandlers.GetAsync)
        {
            Summary = "Reads an operation with its steps.",
            Answers = [new(200, typeof(Operation))],
            Problems = [400, 404],
        },
        new("ListOperations", HttpMethods.Get, "operations", Rights.Read, OperationHandlers.ListAsync)
        {
            Summary = "Lists the account's operations, without their steps.",
            Parameters =
            [
                ApiParameter.PageSize(OperationHandlers.MostItems),
                ApiParameter.ContinuationToken,
                ApiParameter.Query("status", "Only operations with this status."),
                ApiParameter.Query("kind", "Only operations of this kind."),
                ApiParameter.Query("eipId", "Only operations on this EIP, be it one of several."),
            ],
            Answers = [new(200, typeof(Page<Operation>))],
            Problems = [400],
        },
        new("CancelOperation", HttpMethods.Post, "operations/{operationId}/cancel", Rights.Operate, OperationHandlers.CancelAsync)
        {
            Summary = "Requests that an operation be undone. One that is done already stays done.",
            Answers = [new(202, typeof(Operation)), new(200, typeof(Operation))],
            Problems = [400, 404],
        },
    ];
}
