namespace EipFunctions.Api.Rpc.Eips;

/// <summary>What names and descriptions must not be, as documented.</summary>
internal static class EipTexts
{
    /// <summary>What is wrong with a text; null for nothing.</summary>
    public static RpcError? Check(string parameter, string? text) =>
        text is not null
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            ? RpcErrors.Invalid(parameter, $"{parameter} is '{text}': it must not begin with http:// or https://.")
            : null;
}
