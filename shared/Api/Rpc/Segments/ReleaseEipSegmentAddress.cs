using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Api.Rpc.Operations;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc.Segments;

/// <summary>Gives contiguous EIPs back, all of them or none.</summary>
internal static class ReleaseEipSegmentAddress
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(ReleaseEipSegmentAddress),
        Rights.Operate,
        "Gives contiguous EIPs back, all of them or none. Answers when the preconditions are decided: the segment is then `Releasing` and soon gone.",
        RunAsync);

    private static Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked) => RpcOperations.AnswerAsync(
        call,
        OperationKind.ReleaseEipSegment,
        call.In(asked.RegionId),
        asked.ClientToken,
        [asked.SegmentInstanceId],
        ticket => call.Services.Operations.ReleaseSegmentAsync(ticket, asked.SegmentInstanceId, call.Aborted));

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The segment.", IsRequired = true, Form = RpcForm.Id)]
        public string SegmentInstanceId { get; init; } = "";

        [RpcParameter("Makes the request safe to repeat.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }
    }
}
