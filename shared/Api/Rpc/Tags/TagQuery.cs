using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Api.Rpc.Eips;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Api.Rpc.Tags;

/// <summary>Whose tags are asked for.</summary>
internal sealed record TagQuery
{
    private const int MostResults = 50;

    [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
    public string RegionId { get; init; } = "";

    [RpcParameter(
        "Whose tags they are.",
        IsRequired = true,
        Values = ["VPC", "VSWITCH", "ROUTETABLE", EipTypeAttribute.Eip, "VpnGateway", "NATGATEWAY", "COMMONBANDWIDTHPACKAGE"],
        IgnoresCase = true,
        Code = EipTypeAttribute.NoSuchType,
        CodeMessage = EipTypeAttribute.NoSuchTypeMessage)]
    public string ResourceType { get; init; } = "";

    [RpcParameter("The EIPs; all when absent, and then a tag is needed.", Form = RpcForm.Id, Most = TagChanges.MostResources)]
    public IReadOnlyList<string> ResourceId { get; init; } = [];

    [RpcParameter(
        "Only EIPs with all of these tags, of any value where none is sent. Every tag of such an EIP is listed.",
        Most = TagChange.MostTags,
        Code = RpcTags.TooMany,
        CodeMessage = RpcTags.TooManyMessage)]
    public IReadOnlyList<RpcTag> Tag { get; init; } = [];

    [RpcParameter("The most tags of a page.", Least = 1, Most = MostResults)]
    public int MaxResults { get; init; } = MostResults;

    [RpcParameter("The NextToken of the page before; absent for the first.")]
    public string? NextToken { get; init; }

    /// <summary>Whether an EIP has the tags that are asked for.</summary>
    public bool Matches(Eip eip) =>
        Tag.All(tag => eip.Tags.TryGetValue(tag.Key, out var value) && (tag.Value ?? value) == value);

    /// <summary>What tells this list from others, so that a token of another one is known.</summary>
    public string List(AccountRegion partition) => ApiIds.Fingerprint(
    [
        "tag-resources",
        $"{partition}",
        $"{ResourceId.Count}",
        .. ResourceId.Order(StringComparer.Ordinal),
        .. Tag.SelectMany(tag => (string[])[tag.Key, tag.Value ?? "\n"]),
    ]);
}
