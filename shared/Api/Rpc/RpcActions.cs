using EipFunctions.Api.Rpc.Associations;
using EipFunctions.Api.Rpc.Eips;
using EipFunctions.Api.Rpc.Segments;

namespace EipFunctions.Api.Rpc;

/// <summary>Every action of the RPC surface.</summary>
internal static class RpcActions
{
    /// <summary>The version of the product Vpc whose actions these are.</summary>
    public const string Version = "2016-04-28";

    /// <summary>The actions, in the order of the reference.</summary>
    public static IReadOnlyList<RpcAction> All { get; } =
    [
        AssociateEipAddress.Action,
        UnassociateEipAddress.Action,
        AssociateEipAddressBatch.Action,
        ModifyEipForwardMode.Action,
        ReleaseEipAddress.Action,
        DescribeEipAddresses.Action,
        AllocateEipSegmentAddress.Action,
        DescribeEipSegment.Action,
        ReleaseEipSegmentAddress.Action,
    ];

    private static readonly Dictionary<string, RpcAction> ByName = All.ToDictionary(action => action.Name, StringComparer.Ordinal);

    /// <summary>The action of a name; null for none.</summary>
    public static RpcAction? Find(string name) => ByName.GetValueOrDefault(name);
}
