using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Connectivity;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Connectivity;

/// <summary>The operations that find out why packets do not get through.</summary>
internal static class ConnectivityApi
{
    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new(
            "GetConnectivity",
            HttpMethods.Get,
            "regions/{regionId}/resources/{resourceId}/connectivity",
            Rights.Read,
            ConnectivityHandler.GetAsync)
        {
            Summary = "Follows packets between an ECS instance or an ENI and the Internet, and says what stands in their way.",
            Parameters =
            [
                ApiParameter.Query(
                    "destination", $"The IPv4 address on the Internet that is to be reached; {ConnectivitySnapshot.DefaultDestination} when absent."),
            ],
            Answers = [new(200, typeof(ConnectivityReport))],
            Problems = [400, 404, 409],
        },
    ];
}
