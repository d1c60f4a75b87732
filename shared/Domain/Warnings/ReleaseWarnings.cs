using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Warnings;

/// <summary>What a caller should have in mind who gives an EIP back.</summary>
public static class ReleaseWarnings
{
    /// <summary>Every warning, from the facts that the rules are evaluated on.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>The warnings; none where there is no EIP that the principal may see.</returns>
    public static IReadOnlyList<Warning> Of(ReleaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Eip is { } eip ? [.. eip.WafOrigins.Select(origin => EipWarnings.OriginGivenUp(eip, origin))] : [];
    }
}
