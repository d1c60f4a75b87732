using EipFunctions.Api.Rpc.Binding;
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
        var (tags, error) = TagErrors.Read(asked.Tag);
        return error is not null ? error : TagErrors.Answer(await call.Services.Tags.ChangeAsync(
            call.In(asked.RegionId), call.Principal, asked.ResourceId, new() { Set = tags }, call.Aborted));
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter(
            "What it is that is tagged.",
            IsRequired = true,
            Values = [TagErrors.Eip],
            IgnoresCase = true,
            Code = TagErrors.NoSuchType,
            CodeMessage = TagErrors.NoSuchTypeMessage)]
        public string ResourceType { get; init; } = "";

        [RpcParameter("The EIPs.", IsRequired = true, Form = RpcForm.Id, Most = TagErrors.MostResources)]
        public IReadOnlyList<string> ResourceId { get; init; } = [];

        [RpcParameter(
            "The tags.", IsRequired = true, Most = TagChange.MostTags, Code = TagErrors.TooMany, CodeMessage = TagErrors.TooManyMessage)]
        public IReadOnlyList<RpcTag> Tag { get; init; } = [];
    }
}
