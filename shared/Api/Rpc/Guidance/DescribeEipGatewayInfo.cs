using EipFunctions.Api.Guidance;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Guidance;

/// <summary>Says what an operating system must know of the EIPs of an ENI to have them as addresses of its own.</summary>
internal static class DescribeEipGatewayInfo
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, Response>(
        nameof(DescribeEipGatewayInfo),
        Rights.Read,
        "Says which gateway and mask the EIPs of an ENI have, for the operating system of an ENI in multi-EIP mode.",
        RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, Parameters asked) =>
        await call.SeenResourceAsync(call.In(asked.RegionId), asked.InstanceId) switch
        {
            null => NoSuchInterface(asked.InstanceId),
            { Resource: NetworkInterface } eni => Response.Of(eni),
            { Resource: var other } => RpcErrors.Invalid(
                nameof(asked.InstanceId), $"'{other.ResourceId}' is registered as {other.Kind}; send the id of an ENI."),
        };

    private static RpcError NoSuchInterface(string instanceId) => new(
        "InvalidInstanceId.NotFound", StatusCodes.Status404NotFound, "Specified instance does not exist.")
    {
        Recommend = $"There is no ENI '{instanceId}' that the access key may see.",
    };

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The ENI.", IsRequired = true, Form = RpcForm.Id)]
        public string InstanceId { get; init; } = "";
    }

    internal sealed record Response : RpcResponse
    {
        /// <summary>Of success, as the API reference has it.</summary>
        public string Code { get; init; } = "200";

        public string Message { get; init; } = "successful";

        public required Items EipInfos { get; init; }

        public static Response Of(RegisteredResource eni) => new()
        {
            EipInfos = new([.. EipGatewayInfoList.Of(eni).Items.Select(info => new Item(info.Ip, info.Gateway, info.Mask))]),
        };
    }

    internal sealed record Items(IReadOnlyList<Item> EipInfo);

    internal sealed record Item(string Ip, string IpGw, string IpMask);
}
