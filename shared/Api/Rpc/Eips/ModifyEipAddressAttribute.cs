using EipFunctions.Api.Requests;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc.Eips;

/// <summary>Changes an EIP's bandwidth, name or description.</summary>
internal static class ModifyEipAddressAttribute
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(ModifyEipAddressAttribute),
        Rights.Operate,
        "Changes an EIP's bandwidth, name or description. What is left out stays as it is; a name or description that is sent empty is taken away.",
        RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        if ((EipTexts.Check(nameof(asked.Name), asked.Name) ?? EipTexts.Check(nameof(asked.Description), asked.Description)) is { } error)
        {
            return error;
        }

        if (await call.WhereAsync(asked.RegionId, asked.AllocationId) is not { } partition)
        {
            return RpcErrors.NoSuchEip(asked.AllocationId);
        }

        return await EipChanges.AnswerAsync(call, partition, asked.AllocationId, new()
        {
            Bandwidth = asked.Bandwidth,
            Name = asked.Name ?? EmptyIfSent(call, nameof(asked.Name)),
            Description = asked.Description ?? EmptyIfSent(call, nameof(asked.Description)),
        });
    }

    private static string? EmptyIfSent(RpcCall call, string parameter) => call.Sent.ContainsKey(parameter) ? "" : null;

    internal sealed record Parameters
    {
        [RpcParameter("The EIP.", IsRequired = true, Form = RpcForm.Id)]
        public string AllocationId { get; init; } = "";

        [RpcParameter(
            "The peak bandwidth in Mbit/s; pay-by-traffic at most 200.",
            Least = BandwidthLimit.Least,
            Most = BandwidthLimit.Most,
            Code = "InvalidParameter",
            CodeMessage = "Specified value of \"Bandwidth\" is not supported.")]
        public int? Bandwidth { get; init; }

        [RpcParameter("A display name, not beginning with http:// or https://.", Most = FieldRules.MaxName)]
        public string? Name { get; init; }

        [RpcParameter("What it is for, not beginning with http:// or https://.", Most = FieldRules.MaxDescription)]
        public string? Description { get; init; }

        [RpcParameter("The region; found by the EIP when absent.", Form = RpcForm.Id)]
        public string? RegionId { get; init; }
    }
}
