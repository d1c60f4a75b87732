using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Why an action on NAT gateways and their entries is refused, where no rule says it.</summary>
internal static class NatErrors
{
    public static RpcError NoSuchForwardTable(string forwardTableId) => new(
        "InvalidForwardTableId.NotFound", StatusCodes.Status404NotFound, "Specified forward table does not exist.")
    {
        Recommend = NoSuchTable(NatTable.Forward, forwardTableId),
    };

    public static RpcError NoSuchForwardEntry(string forwardEntryId) => new(
        "InvalidForwardEntryId.NotFound", StatusCodes.Status404NotFound, "Specified forward entry ID does not exist")
    {
        Recommend = $"The table has no DNAT entry '{forwardEntryId}'.",
    };

    public static RpcError NoSuchSnatTable(string snatTableId) => new(
        "InvalidSnatTableId.NotFound", StatusCodes.Status404NotFound, "Specified SNAT table does not exist.")
    {
        Recommend = NoSuchTable(NatTable.Snat, snatTableId),
    };

    public static RpcError NoSuchSnatEntry(string snatEntryId) => new(
        "InvalidSnatEntryId.NotFound", StatusCodes.Status404NotFound, "Specified Snat entry ID does not exist")
    {
        Recommend = $"The table has no SNAT entry '{snatEntryId}'.",
    };

    public static RpcError NoSuchGateway(string natGatewayId) => new(
        "InvalidNatGatewayId.NotFound", StatusCodes.Status404NotFound, "Specified NAT gateway does not exist.")
    {
        Recommend = $"There is no NAT gateway '{natGatewayId}' that the access key may see.",
    };

    /// <summary>What is wrong with the name of an entry.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="name">The name; null where none was sent.</param>
    /// <returns>Null when it may be its name.</returns>
    public static RpcError? MalformedName(string parameter, string? name) =>
        name is null || IsName(name) ? null : new(
            "InvalidParameter.Name.Malformed", StatusCodes.Status400BadRequest, "The specified Name is not valid.")
        {
            Recommend = $"{parameter} is '{name}': it must have 2 to 128 characters, begin with a letter, and not with http:// or https://.",
        };

    private static bool IsName(string name) =>
        name.Length is >= 2 and <= 128
        && char.IsLetter(name[0])
        && !name.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string NoSuchTable(NatTable table, string tableId) =>
        $"There is no NAT gateway with a table '{tableId}' that the access key may see. The id of a table is {table.Of("")} followed "
        + "by that of its NAT gateway.";
}
