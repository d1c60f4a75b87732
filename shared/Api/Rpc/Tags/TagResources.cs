using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Api.Rpc.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Api.Rpc.Tags;

/// <summary>Sets tags of EIPs; their other tags stay.</summary>
internal static class TagResources
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(TagResources), Rights.Operate, "Sets tags of EIPs; their other tags stay. An EIP has up to 20.", RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        var (tags, error) = RpcTags.Read(asked.Tag);
        return error is not null
            ? error
            : await TagChanges.AnswerAsync(call, call.In(asked.RegionId), asked.ResourceId, new() { Set = tags });
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [EipType("What it is that is tagged.")]
        public string ResourceType { get; init; } = "";

        [RpcParameter("The EIPs.", IsRequired = true, Form = RpcForm.Id, Most = TagChanges.MostResources)]
        public IReadOnlyList<string> ResourceId { get; init; } = [];

        [RpcParameter(
            "The tags.", IsRequired = true, Most = TagChange.MostTags, Code = RpcTags.TooMany, CodeMessage = RpcTags.TooManyMessage)]
        public IReadOnlyList<RpcTag> Tag { get; init; } = [];
    }
}
