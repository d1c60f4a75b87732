namespace EipFunctions.Api.Rpc.Signing;

/// <summary>
/// Writes parameters in the one form that is signed. Clients send them in forms of their own, with <c>!'()*</c> as they are
/// or with <c>+</c> for a space: so what was decoded is encoded anew.
/// </summary>
internal static class CanonicalQuery
{
    /// <summary>
    /// Writes parameters, in the order they are in: <c>name=value</c> joined by <c>&amp;</c>, with everything escaped but RFC
    /// 3986's unreserved characters. Names too, though some clients sign theirs as they are: no parameter of the API has
    /// anything to escape in its name, and unescaped one could pass for two.
    /// </summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>> parameters) => string.Join(
        '&', parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));
}
