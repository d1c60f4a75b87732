using EipFunctions.Api.Rpc.Associations;
using EipFunctions.Api.Rpc.Eips;
using EipFunctions.Api.Rpc.Guidance;
using EipFunctions.Api.Rpc.HaVips;
using EipFunctions.Api.Rpc.Nat;
using EipFunctions.Api.Rpc.Segments;
using EipFunctions.Api.Rpc.Tags;

namespace EipFunctions.Api.Rpc;

/// <summary>Every action of the RPC surface.</summary>
internal static class RpcActions
{
    /// <summary>The version of the product Vpc whose actions these are.</summary>
    public const string Version = "2016-04-28";

    /// <summary>The actions, in the order of the reference.</summary>
    public static IReadOnlyList<RpcAction> All { get; } =
    [
        AllocateEipAddress.Action,
        AssociateEipAddress.Action,
        UnassociateEipAddress.Action,
        AssociateEipAddressBatch.Action,
        ModifyEipForwardMode.Action,
        ModifyEipAddressAttribute.Action,
        ReleaseEipAddress.Action,
        DescribeEipAddresses.Action,
        DescribeEipGatewayInfo.Action,
        AllocateEipSegmentAddress.Action,
        DescribeEipSegment.Action,
        ReleaseEipSegmentAddress.Action,
        CreateForwardEntry.Action,
        ModifyForwardEntry.Action,
        DeleteForwardEntry.Action,
        DescribeForwardTableEntries.Action,
        CreateSnatEntry.Action,
        ModifySnatEntry.Action,
        DeleteSnatEntry.Action,
        DescribeSnatTableEntries.Action,
        DescribeNatGateways.Action,
        GetNatGatewayAttribute.Action,
        DescribeHaVips.Action,
        TagResources.Action,
        UnTagResources.Action,
        ListTagResources.Action,
        MoveResourceGroup.Action,
        DeletionProtection.Action,
    ];

    private static readonly Dictionary<string, RpcAction> ByName = All.ToDictionary(action => action.Name, StringComparer.Ordinal);

    /// <summary>The action of a name; null for none.</summary>
    public static RpcAction? Find(string name) => ByName.GetValueOrDefault(name);
}
