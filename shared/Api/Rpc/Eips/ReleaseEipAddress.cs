using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Api.Rpc.Operations;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc.Eips;

/// <summary>Gives an EIP back.</summary>
internal static class ReleaseEipAddress
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(ReleaseEipAddress),
        Rights.Operate,
        "Gives an EIP back. Answers when the preconditions are decided: the EIP is then `Releasing` and soon gone.",
        RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        if (await call.WhereAsync(asked.RegionId, asked.AllocationId) is not { } partition)
        {
            return RpcErrors.NoSuchEip(asked.AllocationId) with { Message = "Specified allocation ID is not found." };
        }

        return await RpcOperations.AnswerAsync(
            call,
            OperationKind.ReleaseEip,
            partition,
            clientToken: null,
            [asked.AllocationId],
            ticket => call.Services.Operations.ReleaseAsync(ticket, asked.AllocationId, call.Aborted));
    }

    internal sealed record Parameters
    {
        [RpcParameter("The EIP.", IsRequired = true, Form = RpcForm.Id)]
        public string AllocationId { get; init; } = "";

        [RpcParameter("The region; found by the EIP when absent.", Form = RpcForm.Id)]
        public string? RegionId { get; init; }
    }
}
