namespace EipFunctions.Api.Rpc.Signing;

/// <summary>What stands behind the algorithm in the header Authorization.</summary>
/// <param name="Credential">The access key's id.</param>
/// <param name="SignedHeaders">The names of the headers that are signed, lower-case, each once, as they are listed.</param>
/// <param name="Signature">The signature; empty where what was sent is none.</param>
internal sealed record AuthorizationHeader(string Credential, IReadOnlyList<string> SignedHeaders, byte[] Signature)
{
    /// <summary>Reads <c>Credential=…,SignedHeaders=…;…,Signature=…</c>; null for anything else.</summary>
    public static AuthorizationHeader? Parse(string text)
    {
        var items = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in text.Split(','))
        {
            var equals = item.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !items.TryAdd(item[..equals].Trim(), item[(equals + 1)..].Trim()))
            {
                return null;
            }
        }

        return items.Count == 3
            && items.TryGetValue("Credential", out var credential) && credential.Length > 0
            && items.TryGetValue("SignedHeaders", out var names) && Names(names) is { } signed
            && items.TryGetValue("Signature", out var signature)
                ? new(credential, signed, Bytes(signature))
                : null;
    }

    private static string[]? Names(string text)
    {
        var names = text.Split(';');
        return names.All(name => name.Length > 0 && name.All(c => c is > ' ' and <= '~' && !char.IsAsciiLetterUpper(c)))
            && names.Distinct(StringComparer.Ordinal).Count() == names.Length
                ? names
                : null;
    }

    private static byte[] Bytes(string hex)
    {
        try
        {
            return Convert.FromHexString(hex);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
