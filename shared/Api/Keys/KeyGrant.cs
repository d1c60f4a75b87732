using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Keys;

/// <summary>What a key of either kind can be given, and how that is shown.</summary>
internal static class KeyGrant
{
    /// <summary>The answer to who gives a key more than he has himself; null when he may give it.</summary>
    public static IResult? Refusal(ApiRequest request, Principal made) =>
        request.Principal.Can(made.Rights) && !Widens(request.Principal, made)
            ? null
            : ProblemKind.Forbidden.With(
                request.Http,
                "A key can be given no right and no resource group that the key which makes it does not have; the key of a "
                + "service makes keys of that service only.");

    /// <summary>The rights of a principal, one by one.</summary>
    public static IReadOnlyList<RightName> RightsOf(Principal principal) =>
        [.. Enum.GetValues<RightName>().Where(right => principal.Can((Rights)right))];

    // A service that could make itself a key without its name would be rid of the rules for it.
    private static bool Widens(Principal maker, Principal made) =>
        (maker.Service is not null && made.Service != maker.Service)
        || (!maker.SeesEverything
            && (made.SeesEverything || made.ResourceGroupIds!.Any(group => !maker.ResourceGroupIds!.Contains(group))));
}
