using System.Text.Json;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Api.Rpc.Operations;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.Associations;

/// <summary>Disassociates an EIP from its resource.</summary>
internal static class UnassociateEipAddress
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(UnassociateEipAddress),
        Rights.Operate,
        "Disassociates an EIP from its resource. Answers when the preconditions are decided: the EIP is then `Unassociating` and soon `Available`.",
        RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        if (await call.WhereAsync(asked.RegionId, asked.AllocationId) is not { } partition)
        {
            return RpcErrors.NoSuchEip(asked.AllocationId);
        }

        var request = new DisassociationRequest
        {
            EipId = asked.AllocationId,
            ResourceId = asked.InstanceId,
            ResourceKind = asked.InstanceType,
            PrivateIpAddress = asked.PrivateIpAddress,
            Force = asked.Force,
        };
        return await RpcOperations.AnswerAsync(
            call,
            OperationKind.DisassociateEip,
            partition,
            asked.ClientToken,
            [JsonSerializer.Serialize(request, ApiJson.Readable.DisassociationRequest)],
            ticket => call.Services.Operations.DisassociateAsync(ticket, request, call.Aborted));
    }

    internal sealed record Parameters
    {
        [RpcParameter("The EIP.", IsRequired = true, Form = RpcForm.Id)]
        public string AllocationId { get; init; } = "";

        [RpcParameter("The resource that the caller takes it to be associated with; whichever it is when absent.", Form = RpcForm.Id)]
        public string? InstanceId { get; init; }

        [InstanceType("The kind of that resource; whichever it is when absent.")]
        public ResourceKind? InstanceType { get; init; }

        [RpcParameter("The private address that the caller takes the EIP to map to; whichever it is when absent.", Form = RpcForm.Ipv4)]
        public string? PrivateIpAddress { get; init; }

        [RpcParameter("Whether to go on although DNAT or SNAT entries of the NAT gateway use the EIP.")]
        public bool Force { get; init; }

        [RpcParameter("The region; found by the EIP when absent.", Form = RpcForm.Id)]
        public string? RegionId { get; init; }

        [RpcParameter("Makes the request safe to repeat.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }
    }
}
