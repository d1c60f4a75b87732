using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Guidance;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Guidance;

/// <summary>The operations that say how operating systems are configured.</summary>
internal static class GuidanceApi
{
    private const string Region = "regions/{regionId}";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("GetEipGuidance", HttpMethods.Get, $"{Region}/eips/{{eipId}}/guidance", Rights.Read, EipGuidanceHandler.GetAsync)
        {
            Summary = "Says what the operating system sees of an association, with the commands to configure and to check it.",
            Parameters =
            [
                OsParameter,
                ApiParameter.Query("resourceId", "Say what it would be like to associate the EIP with this resource."),
                ApiParameter.Query("mode", "With resourceId: in this mode; the EIP's own when absent."),
            ],
            Answers = [new(200, typeof(EipGuidance))],
            Problems = [400, 404, 409],
        },
        new("GetEipGatewayInfo", HttpMethods.Get, $"{Region}/resources/{{resourceId}}/eip-gateway-info", Rights.Read, GatewayInfoHandler.GetAsync)
        {
            Summary = "Lists the gateway and mask of each EIP of an ENI.",
            Answers = [new(200, typeof(EipGatewayInfoList))],
            Problems = [400, 404, 409],
        },
    ];

    private static ApiParameter OsParameter => ApiParameter.Query("os", "Only commands for `linux` or for `windows`; both when absent.");
}
