using EipFunctions.Domain.Principals;

namespace EipFunctions.Domain.Rules;

/// <summary>
/// How many EIPs are on a resource, as far as the principal may know: a RAM user limited to some resource groups is told
/// on which side of the limit the number is, for some of the EIPs may be of other groups.
/// </summary>
internal static class CountText
{
    /// <summary>Says a number.</summary>
    /// <param name="principal">Who is told.</param>
    /// <param name="count">The number.</param>
    /// <param name="limit">The number that it must stay below.</param>
    /// <returns>The text.</returns>
    public static string Of(Principal principal, int count, int limit) =>
        principal.SeesEverything ? $"{count}" : count < limit ? "fewer" : $"{limit} or more";
}
