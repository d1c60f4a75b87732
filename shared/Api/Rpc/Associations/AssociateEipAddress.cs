using System.Text.Json;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Api.Rpc.Operations;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Associations;

/// <summary>Associates an EIP with a resource.</summary>
internal static class AssociateEipAddress
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(AssociateEipAddress),
        Rights.Operate,
        "Associates an EIP with a resource. Answers when the preconditions are decided: DescribeEipAddresses then shows the EIP with its resource, "
        + "`Associating` and soon `InUse`.",
        RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        if (await call.WhereAsync(asked.RegionId, asked.AllocationId) is not { } partition)
        {
            return RpcErrors.NoSuchEip(asked.AllocationId);
        }

        if ((asked.InstanceRegionId ?? partition.RegionId) != partition.RegionId)
        {
            return new RpcError(
                "InvalidRegionId.NotFound", StatusCodes.Status404NotFound, "Specified value of InstanceRegionId is not supported.")
            {
                Recommend = $"InstanceRegionId is '{asked.InstanceRegionId}'; the EIP is in region '{partition.RegionId}', and so must its resource be.",
            };
        }

        var request = new AssociationRequest
        {
            EipId = asked.AllocationId,
            ResourceId = asked.InstanceId,
            ResourceKind = asked.InstanceType,
            Mode = asked.Mode,
            PrivateIpAddress = asked.PrivateIpAddress,
        };
        return await RpcOperations.AnswerAsync(
            call,
            OperationKind.AssociateEip,
            partition,
            asked.ClientToken,
            [JsonSerializer.Serialize(request, ApiJson.Readable.AssociationRequest)],
            ticket => call.Services.Operations.AssociateAsync(ticket, request, call.Aborted));
    }

    internal sealed record Parameters
    {
        [RpcParameter("The EIP.", IsRequired = true, Form = RpcForm.Id)]
        public string AllocationId { get; init; } = "";

        [RpcParameter("The resource.", IsRequired = true, Form = RpcForm.Id)]
        public string InstanceId { get; init; } = "";

        [InstanceType("The kind of the resource; it has to be sent for any but an ECS instance.")]
        public ResourceKind InstanceType { get; init; } = ResourceKind.EcsInstance;

        [ForwardMode("The mode, for an ENI; the EIP's own when absent.")]
        public EipMode? Mode { get; init; }

        [RpcParameter("The private address of the ENI to map to; one is chosen when absent.", Form = RpcForm.Ipv4)]
        public string? PrivateIpAddress { get; init; }

        [RpcParameter("The region; found by the EIP when absent.", Form = RpcForm.Id)]
        public string? RegionId { get; init; }

        [RpcParameter("The region of the resource; it must be the EIP's.", Form = RpcForm.Id)]
        public string? InstanceRegionId { get; init; }

        [RpcParameter("Makes the request safe to repeat.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }
    }
}
