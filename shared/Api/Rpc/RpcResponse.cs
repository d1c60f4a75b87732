namespace EipFunctions.Api.Rpc;

/// <summary>What every action answers with; an action with more to say derives from it.</summary>
internal record RpcResponse
{
    /// <summary>The id of the request, for the record.</summary>
    public string RequestId { get; init; } = "";
}
