using EipFunctions.Api.Requests;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>
/// A table of every NAT gateway, as the API reference has them: one of DNAT entries and one of SNAT entries. Here they are
/// nothing of their own, and their ids are made of the gateway's.
/// </summary>
internal sealed class NatTable
{
    private readonly string _prefix;
    private readonly string _parameter;
    private readonly Func<string, RpcError> _noSuchTable;

    private NatTable(string prefix, string parameter, Func<string, RpcError> noSuchTable) =>
        (_prefix, _parameter, _noSuchTable) = (prefix, parameter, noSuchTable);

    /// <summary>That of DNAT entries.</summary>
    public static NatTable Forward { get; } = new("ftb-", "ForwardTableId", NatErrors.NoSuchForwardTable);

    /// <summary>That of SNAT entries.</summary>
    public static NatTable Snat { get; } = new("stb-", "SnatTableId", NatErrors.NoSuchSnatTable);

    /// <summary>The id of the table of a NAT gateway.</summary>
    public string Of(string natGatewayId) => $"{_prefix}{natGatewayId}";

    /// <summary>The id of the NAT gateway whose table it is; null where no table can have the id.</summary>
    public string? GatewayOf(string tableId) =>
        tableId.StartsWith(_prefix, StringComparison.Ordinal) && FieldRules.IsId(tableId[_prefix.Length..])
            ? tableId[_prefix.Length..]
            : null;

    /// <summary>Finds the NAT gateway of a table as the caller may see it, with its entries.</summary>
    /// <param name="call">The request.</param>
    /// <param name="regionId">The region.</param>
    /// <param name="tableId">The table; null where the gateway is named.</param>
    /// <param name="natGatewayId">The gateway; null where the table is named.</param>
    /// <returns>The gateway, or why there is none.</returns>
    public async Task<(RegisteredResource? Gateway, RpcError? Error)> FindAsync(
        RpcCall call, string regionId, string? tableId, string? natGatewayId = null)
    {
        if ((tableId ?? natGatewayId) is null)
        {
            return (null, RpcErrors.Missing(_parameter, "it or NatGatewayId is needed."));
        }

        var named = tableId is null ? natGatewayId : GatewayOf(tableId);
        return named is not null && (natGatewayId ?? named) == named && await SeenGatewayAsync(call, regionId, named) is { } gateway
            ? (gateway, null)
            : (null, tableId is null ? NatErrors.NoSuchGateway(natGatewayId!) : _noSuchTable(tableId));
    }

    /// <summary>A NAT gateway with its entries, as the caller may see it; null when there is none.</summary>
    public static async Task<RegisteredResource?> SeenGatewayAsync(RpcCall call, string regionId, string natGatewayId) =>
        await call.SeenResourceAsync(call.In(regionId), natGatewayId) is { Resource: NatGateway } gateway ? gateway : null;
}
