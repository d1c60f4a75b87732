using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Requests;

/// <summary>A request of the RPC surface as it was sent, before anybody knows who sent it.</summary>
internal sealed record RpcRequest
{
    /// <summary>The header that names the action where no parameter does.</summary>
    public const string ActionHeader = "x-acs-action";

    /// <summary>The header that names the version where no parameter does.</summary>
    public const string VersionHeader = "x-acs-version";

    /// <summary>GET or POST.</summary>
    public required string Method { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    /// <summary>The parameters of the query, decoded, in the order of their names' code units, as both signatures have them.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>
    /// The parameters of query and form, decoded, in the same order. Empty values are among them, since they are signed;
    /// clients that leave a parameter out may send it so.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The body to the byte: its digest is signed.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The action that is asked for; null for none. The parameter goes before the header, which some clients spell otherwise.</summary>
    public string? Action => Parameter("Action") ?? Header(ActionHeader);

    /// <summary>The version of the API that is asked for; null for none.</summary>
    public string? Version => Parameter("Version") ?? Header(VersionHeader);

    /// <summary>A parameter; null where it is absent or empty.</summary>
    public string? Parameter(string name) =>
        Parameters.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A header; null where it is absent or empty. Several of one name are joined by commas.</summary>
    public string? Header(string name) => Headers[name].ToString() is { Length: > 0 } value ? value : null;
}
