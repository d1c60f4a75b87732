using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Inventory;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Imports;

/// <summary>The operations on EIPs that this service did not allocate.</summary>
internal static class ImportApi
{
    private const string Eips = "regions/{regionId}/eips";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("ImportEip", HttpMethods.Post, $"{Eips}/import", Rights.Administer, ImportHandlers.ImportAsync)
        {
            Summary = "Imports an EIP that this service did not allocate. With an Idempotency-Key, a repetition answers 200 with the same EIP.",
            Body = typeof(ImportRequest),
            Parameters = [ApiParameter.IdempotencyKey],
            Answers = [new(201, typeof(EipView)), new(200, typeof(EipView))],
            Problems = [400, 409, 413, 415, 422],
        },
        new("EndImport", HttpMethods.Delete, $"{Eips}/{{eipId}}/import", Rights.Administer, ImportHandlers.EndAsync)
        {
            Summary = "Takes an imported EIP, which nothing uses, out of this service. Its address stays whose it is.",
            Answers = [new(204)],
            Problems = [400, 404, 409],
        },
    ];
}
