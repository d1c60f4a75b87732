namespace EipFunctions.Api.Rpc;

/// <summary>Every action of the RPC surface.</summary>
public static class RpcActions
{
    /// <summary>The version of the product Vpc whose actions these are.</summary>
    public const string Version = "2016-04-28";
}
