namespace EipFunctions.Api.Rpc.Binding;

/// <summary>A tag as it is sent: <c>Tag.1.Key</c> and <c>Tag.1.Value</c>.</summary>
internal sealed record RpcTag
{
    [RpcParameter("The tag's key.", IsRequired = true, Most = 128)]
    public string Key { get; init; } = "";

    [RpcParameter("The tag's value.", Most = 128)]
    public string? Value { get; init; }
}
