using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Api.Rpc.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Api.Rpc.Tags;

/// <summary>Takes tags from EIPs.</summary>
internal static class UnTagResources
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(UnTagResources), Rights.Operate, "Takes tags from EIPs. A tag that an EIP does not have is no fault.", RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        if (asked is { TagKey: [], All: false })
        {
            return RpcErrors.Missing(nameof(asked.TagKey), "the keys of the tags, or All=true.");
        }

        return await TagChanges.AnswerAsync(
            call, call.In(asked.RegionId), asked.ResourceId, new() { Remove = asked.TagKey, RemoveAll = asked is { TagKey: [] } });
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [EipType("What it is that the tags are taken from.")]
        public string ResourceType { get; init; } = "";

        [RpcParameter("The EIPs.", IsRequired = true, Form = RpcForm.Id, Most = TagChanges.MostResources)]
        public IReadOnlyList<string> ResourceId { get; init; } = [];

        [RpcParameter("The keys of the tags.", Most = TagChange.MostTags, Code = RpcTags.TooMany, CodeMessage = RpcTags.TooManyMessage)]
        public IReadOnlyList<string> TagKey { get; init; } = [];

        [RpcParameter("Whether every tag is taken; of no effect with TagKey.")]
        public bool All { get; init; }
    }
}
