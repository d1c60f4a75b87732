using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Candidates;

/// <summary>Tells who sees certain resource groups only that there may be more.</summary>
internal static class PartialView
{
    private const string Words =
        "Only what is in the resource groups of your key is shown. To see everything, switch to the account.";

    /// <summary>The same words whether or not anything is hidden: what a RAM user may not see must not be felt either.</summary>
    /// <param name="principal">Who asks.</param>
    /// <returns>The notice; null for who sees everything.</returns>
    public static string? Notice(Principal principal) => principal.SeesEverything ? null : Words;
}
