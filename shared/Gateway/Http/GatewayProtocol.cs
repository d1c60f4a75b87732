namespace EipFunctions.Gateway.Http;

/// <summary>
/// The requests of the gateway's protocol. Ids are in the query, not in the path: there every character survives, while
/// servers and proxies disagree about an escaped slash and drop segments of dots.
/// </summary>
internal static class GatewayProtocol
{
    /// <summary>The version, which every path begins with.</summary>
    public const string Version = "v1";

    /// <summary>One EIP: GET reads it, PUT binds or rebinds it, DELETE unbinds it.</summary>
    public const string Binding = "binding";

    /// <summary>What an account has bound in a region: GET reads a page.</summary>
    public const string Bindings = "bindings";

    /// <summary>The header that carries the key.</summary>
    public const string KeyHeader = "x-gateway-key";

    /// <summary>The media type of an answer that says why.</summary>
    public const string ProblemType = "application/problem+json";

    /// <summary>The most bindings of a page. The reconciler's look takes 501, and so one request.</summary>
    public const int PageSize = 1_000;

    /// <summary>The parameter that names the region.</summary>
    public const string RegionId = "regionId";

    /// <summary>The parameter that names the EIP.</summary>
    public const string EipId = "eipId";

    /// <summary>The parameter that names the account.</summary>
    public const string AccountId = "accountId";

    /// <summary>The parameter with the fence of an unbind.</summary>
    public const string Fence = "fence";

    /// <summary>The parameter with the id behind which a page begins.</summary>
    public const string After = "after";

    /// <summary>The parameter with the most bindings that a page may have.</summary>
    public const string Limit = "limit";

    /// <summary>The relative address of a request.</summary>
    /// <param name="resource"><see cref="Binding"/> or <see cref="Bindings"/>.</param>
    /// <param name="parameters">Its parameters; those without a value are left out.</param>
    public static Uri Address(string resource, params IEnumerable<(string Name, string? Value)> parameters) => new(
        $"{Version}/{resource}?" + string.Join('&', parameters
            .Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}")),
        UriKind.Relative);
}
