using System.Text.Json;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Api.Rpc.Operations;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc.Associations;

/// <summary>Changes the mode of an EIP, and of its association with an ENI in place.</summary>
internal static class ModifyEipForwardMode
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(ModifyEipForwardMode),
        Rights.Operate,
        "Changes the mode of an EIP, and of its association with an ENI in place. Answers when the preconditions are decided.",
        RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        var request = new ModeChangeRequest { EipId = asked.InstanceId, Mode = asked.Mode };
        return await RpcOperations.AnswerAsync(
            call,
            OperationKind.ChangeEipMode,
            call.In(asked.RegionId),
            asked.ClientToken,
            [JsonSerializer.Serialize(request, ApiJson.Readable.ModeChangeRequest)],
            ticket => call.Services.Operations.ChangeModeAsync(ticket, request, call.Aborted));
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The EIP.", IsRequired = true, Form = RpcForm.Id)]
        public string InstanceId { get; init; } = "";

        [ForwardMode("The mode.", IsRequired = true)]
        public EipMode Mode { get; init; }

        [RpcParameter("Makes the request safe to repeat.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }
    }
}
