using System.Text.Json;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Api.Rpc.Eips;
using EipFunctions.Api.Rpc.Operations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Segments;

namespace EipFunctions.Api.Rpc.Segments;

/// <summary>Allocates contiguous EIPs.</summary>
internal static class AllocateEipSegmentAddress
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, Response>(
        nameof(AllocateEipSegmentAddress),
        Rights.Operate,
        "Allocates contiguous EIPs. Answers when their addresses are taken: the segment is then `Allocating` and soon `Allocated`.",
        RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, Parameters asked)
    {
        if (asked.Bandwidth > BandwidthLimit.Of(asked.InternetChargeType))
        {
            return RpcErrors.Invalid(
                nameof(asked.Bandwidth),
                $"Bandwidth is '{asked.Bandwidth}': metered {asked.InternetChargeType}, an EIP can have {BandwidthLimit.Least} to {BandwidthLimit.Of(asked.InternetChargeType)} Mbit/s.");
        }

        if (!call.Principal.Sees(asked.ResourceGroupId))
        {
            return RpcErrors.GroupNotCovered(asked.ResourceGroupId);
        }

        var (operation, error) = await RpcOperations.StartAsync(
            call,
            OperationKind.AllocateEipSegment,
            call.In(asked.RegionId),
            asked.ClientToken,
            [JsonSerializer.Serialize(asked with { ClientToken = null }, RpcJson.Options)],
            ticket => call.Services.Operations.AllocateSegmentAsync(ticket, asked.Request(EipSegment.IdOf(ticket.OperationId)), call.Aborted));
        return operation is null ? error! : new Response { EipSegmentInstanceId = operation.SegmentInstanceId! };
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter(
            "The prefix length of the segment: 28 is 16 addresses, 24 is 256. Up to 4 of them are never handed out.",
            IsRequired = true,
            Least = SegmentRequest.ShortestPrefix,
            Most = SegmentRequest.LongestPrefix)]
        public int EipMask { get; init; }

        [RpcParameter("The peak bandwidth of each EIP in Mbit/s; pay-by-traffic at most 200.", Least = BandwidthLimit.Least, Most = BandwidthLimit.Most)]
        public int Bandwidth { get; init; } = 5;

        [RpcParameter("How traffic is metered.")]
        public InternetChargeType InternetChargeType { get; init; }

        [RpcParameter(
            "The line type: this service has no other.",
            Values = [EipTerms.Isp],
            Code = "IllegalParam.Isp",
            CodeMessage = "The param of ISP is illegal.")]
        public string Isp { get; init; } = EipTerms.Isp;

        [RpcParameter("The network.", Values = [EipTerms.Netmode])]
        public string Netmode { get; init; } = EipTerms.Netmode;

        [RpcParameter("The resource group; the default one when absent.", Form = RpcForm.Id)]
        public string ResourceGroupId { get; init; } = "";

        [RpcParameter("The zone, which is recorded and shown: zones do not apply to EIPs.", Form = RpcForm.Id)]
        public string? Zone { get; init; }

        [RpcParameter("Makes the request safe to repeat.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }

        public SegmentRequest Request(string segmentInstanceId) => new()
        {
            SegmentInstanceId = segmentInstanceId,
            PrefixLength = EipMask,
            Bandwidth = Bandwidth,
            InternetChargeType = InternetChargeType,
            ResourceGroupId = ResourceGroupId,
            ZoneId = Zone,
        };
    }

    internal sealed record Response : RpcResponse
    {
        public required string EipSegmentInstanceId { get; init; }
    }
}
