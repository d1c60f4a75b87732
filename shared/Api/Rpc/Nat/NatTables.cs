using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>
/// The tables of a NAT gateway, as the API reference has them: each has one of DNAT entries and one of SNAT entries. Here
/// they are nothing of their own, and their ids are made of the gateway's.
/// </summary>
internal static class NatTables
{
    private const string ForwardPrefix = "ftb-";
    private const string SnatPrefix = "stb-";

    /// <summary>The id of the table of DNAT entries.</summary>
    public static string ForwardTableOf(string natGatewayId) => $"{ForwardPrefix}{natGatewayId}";

    /// <summary>The id of the table of SNAT entries.</summary>
    public static string SnatTableOf(string natGatewayId) => $"{SnatPrefix}{natGatewayId}";

    /// <summary>The id of the NAT gateway whose table of DNAT entries it is; null where no table can have the id.</summary>
    public static string? GatewayOf(string forwardTableId) =>
        forwardTableId.StartsWith(ForwardPrefix, StringComparison.Ordinal) && FieldRules.IsId(forwardTableId[ForwardPrefix.Length..])
            ? forwardTableId[ForwardPrefix.Length..]
            : null;

    /// <summary>A NAT gateway with its entries, as the caller may see it; null when there is none.</summary>
    public static async Task<RegisteredResource?> SeenGatewayAsync(RpcCall call, AccountRegion partition, string natGatewayId) =>
        await call.SeenResourceAsync(partition, natGatewayId) is { Resource: NatGateway } gateway ? gateway : null;
}
