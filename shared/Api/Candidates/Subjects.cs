using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Candidates;

/// <summary>
/// Whose view is asked for. Only who administers the account and sees all of it may ask for another's: the answer
/// names what is hidden.
/// </summary>
internal static class Subjects
{
    public const string ParameterName = "asPrincipal";

    public static ApiParameter Parameter { get; } = ApiParameter.Query(
        ParameterName,
        "Evaluate and explain as this RAM user would see it. Needs the right Administer and a key that covers every resource group.");

    /// <summary>Whether the caller may ask for the view of others.</summary>
    public static bool MayAsk(Principal caller) => caller.Can(Rights.Administer) && caller.SeesEverything;

    public static IResult Refuse(ApiRequest request) => request.Principal.SeesEverything
        ? KnownProblems.LacksRight(request.Http, Rights.Administer)
        : ProblemKind.Forbidden.With(
            request.Http, "What others see is told to the account, and to keys that cover every resource group.");

    public static IResult NoSuchPrincipal(ApiRequest request, string principalId) =>
        ProblemKind.NotFound.With(request.Http, $"The account has no principal '{principalId}' with a key that is not revoked.");

    /// <summary>Finds the principal that the request names, else the caller; null, and why, when there is none to be had.</summary>
    public static async Task<(Principal? Subject, IResult? Refusal)> FindAsync(ApiRequest request)
    {
        if (request.Query.Text(ParameterName) is not { } principalId)
        {
            return (request.Principal, null);
        }

        if (!MayAsk(request.Principal))
        {
            return (null, Refuse(request));
        }

        var keys = await LiveKeysAsync(request, principalId);
        return keys.Count == 0 ? (null, NoSuchPrincipal(request, principalId)) : (Widest(keys), null);
    }

    /// <summary>The keys that were not revoked, of one principal or of every RAM user.</summary>
    public static async Task<IReadOnlyList<Keys.ApiKeyRecord>> LiveKeysAsync(ApiRequest request, string? principalId)
    {
        var keys = new List<Keys.ApiKeyRecord>();
        await foreach (var key in request.Services.Keys.ListAsync(request.Principal.AccountId, request.Aborted))
        {
            if (!key.Disabled
                && (principalId is null ? key.Principal.Kind == PrincipalKind.RamUser : key.Principal.PrincipalId == principalId))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    // Who has several keys sees what any of them covers.
    private static Principal Widest(IReadOnlyList<Keys.ApiKeyRecord> keys) =>
        keys.FirstOrDefault(key => key.Principal.SeesEverything)?.Principal
        ?? keys[0].Principal with
        {
            ResourceGroupIds = [.. keys.SelectMany(key => key.Principal.ResourceGroupIds!).Distinct(StringComparer.Ordinal)],
        };
}
