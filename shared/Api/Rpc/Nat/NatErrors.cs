using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Why an action on NAT gateways and their entries is refused, where no rule says it.</summary>
internal static class NatErrors
{
    public static RpcError NoSuchForwardTable(string forwardTableId) => new(
        "InvalidForwardTableId.NotFound", StatusCodes.Status404NotFound, "Specified forward table does not exist.")
    {
        Recommend = $"There is no NAT gateway with a table '{forwardTableId}' that the access key may see. The id of a table is "
            + $"{NatTables.ForwardTableOf("")} followed by that of its NAT gateway.",
    };

    public static RpcError NoSuchForwardEntry(string forwardEntryId) => new(
        "InvalidForwardEntryId.NotFound", StatusCodes.Status404NotFound, "Specified forward entry ID does not exist")
    {
        Recommend = $"The table has no DNAT entry '{forwardEntryId}'.",
    };

    public static RpcError NoSuchGateway(string natGatewayId) => new(
        "InvalidNatGatewayId.NotFound", StatusCodes.Status404NotFound, "Specified NAT gateway does not exist.")
    {
        Recommend = $"There is no NAT gateway '{natGatewayId}' that the access key may see.",
    };

    public static RpcError MalformedName(string name) => new(
        "InvalidParameter.Name.Malformed", StatusCodes.Status400BadRequest, "The specified Name is not valid.")
    {
        Recommend = $"ForwardEntryName is '{name}': it must have 2 to 128 characters, begin with a letter, and not with http:// or https://.",
    };
}
