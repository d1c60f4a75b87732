namespace EipFunctions.Api.Rpc.Binding;

/// <summary>What the text of a parameter has to be.</summary>
internal enum RpcForm
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>An id: 1 to 128 bytes of UTF-8.</summary>
    Id,

    /// <summary>An IPv4 address.</summary>
    Ipv4,

    /// <summary>A client token: 1 to 64 printable ASCII characters.</summary>
    ClientToken,
}
