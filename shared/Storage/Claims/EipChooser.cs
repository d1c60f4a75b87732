using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Claims;

/// <summary>
/// Finds an EIP for a claim. It takes nothing: whoever reserves the EIP first has it. So that many claims at once do not
/// all try the same one, each begins elsewhere among those that are free.
/// </summary>
/// <param name="store">The state.</param>
/// <param name="snapshots">Reads what rules need to know.</param>
/// <param name="time">The clock.</param>
public sealed class EipChooser(StateStore store, SnapshotReader snapshots, TimeProvider time)
{
    private const int PageSize = 1000;

    // More would only make the choice more random than it needs to be.
    private const int EnoughFree = 100;

    /// <summary>Looks for an EIP that is free and that every rule lets be associated with the resource.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks: EIPs that it may not see are not there.</param>
    /// <param name="claim">What is asked for.</param>
    /// <param name="claimId">What tells this claim from others; it decides where to begin.</param>
    /// <param name="lost">EIPs that others were first to take.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The EIP; or why there can be none; or neither, when one is to be allocated.</returns>
    public async Task<EipChoice> ChooseAsync(
        AccountRegion partition,
        Principal principal,
        ClaimRequest claim,
        string claimId,
        IReadOnlyCollection<string> lost,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(lost);
        var rows = await snapshots
            .ReadAsync(partition, principal, claim.Association, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        if (await FindOwnAsync(partition, rows.Target?.Value.Occupants ?? [], claimId, cancellationToken).ConfigureAwait(false) is { } own)
        {
            return new(own, []);
        }

        var snapshot = rows.Snapshot with { Eip = AnyEip(partition, principal, claim) };
        if (Obstacles(claim, snapshot) is { Count: > 0 } obstacles)
        {
            // No EIP would help: what is wrong is wrong with the resource.
            return new(null, obstacles);
        }

        var (free, matching, refused) = await FindAsync(partition, claim, snapshot, lost, cancellationToken).ConfigureAwait(false);
        return free.Count > 0 ? new(free[Place(claimId, lost.Count) % free.Count], [])
            : claim.AllocateIfNone ? new(null, [])
            : new(null, refused.Count > 0 ? refused : [ClaimViolations.NoneFree(matching)]);
    }

    /// <summary>The EIP that this very claim, which runs once more, has associated with the resource before.</summary>
    private async Task<string?> FindOwnAsync(
        AccountRegion partition, IReadOnlyList<Occupant> occupants, string claimId, CancellationToken cancellationToken)
    {
        var eips = await Task.WhenAll(occupants.Select(occupant =>
            store.GetAsync(partition, Keys.Eip(occupant.EipId), Freshness.Stored, cancellationToken))).ConfigureAwait(false);
        return eips.FirstOrDefault(eip => IsOf(claimId, eip?.Value.Association))?.Value.EipId;
    }

    // Its operations are numbered round by round: assoc-{claim}-{round}.
    private static bool IsOf(string claimId, Association? association)
    {
        var prefix = Association.IdOf($"{claimId}-");
        return association is { VerifiedAt: not null } one
            && one.AssociationId.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(one.AssociationId.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    private async Task<(List<string> Free, int Matching, IReadOnlyList<Violation> Refused)> FindAsync(
        AccountRegion partition,
        ClaimRequest claim,
        AssociationSnapshot snapshot,
        IReadOnlyCollection<string> lost,
        CancellationToken cancellationToken)
    {
        var (free, matching) = (new List<string>(), 0);
        IReadOnlyList<Violation> refused = [];
        string? token = null;
        do
        {
            var page = await store.ListPageAsync(partition, Keys.Eips, PageSize, token, cancellationToken).ConfigureAwait(false);
            foreach (var eip in page.Rows.Select(row => row.Value).Where(eip => snapshot.Principal.Sees(eip.ResourceGroupId) && claim.Filter.Matches(eip)))
            {
                matching++;
                if (eip is not { State: EipState.Available, Hold: null } || lost.Contains(eip.EipId) || MayNotBeReleased(claim, eip))
                {
                    continue;
                }

                var obstacles = Obstacles(claim, snapshot with { Eip = eip, Request = claim.Association with { EipId = eip.EipId } });
                if (obstacles.Count == 0)
                {
                    free.Add(eip.EipId);
                }
                else if (refused.Count == 0)
                {
                    refused = obstacles;
                }
            }

            token = page.ContinuationToken;
        }
        while (token is not null && free.Count < EnoughFree);
        return (free, matching, refused);
    }

    // One that the principal may see: which group it is of decides nothing else.
    private Eip AnyEip(AccountRegion partition, Principal principal, ClaimRequest claim)
    {
        var eip = claim.Allocatable(claim.Association.EipId, partition.RegionId, time.GetUtcNow());
        return principal.Sees(eip.ResourceGroupId) ? eip : eip with { ResourceGroupId = principal.ResourceGroupIds!.FirstOrDefault("") };
    }

    // An imported EIP is never released, so that a policy that would do so is not for it.
    private static bool MayNotBeReleased(ClaimRequest claim, Eip eip) =>
        eip.Origin == EipOrigin.Imported && claim.Association.Policy is { Releases: true };

    // What a claim may wait for does not stand in its way.
    private static IReadOnlyList<Violation> Obstacles(ClaimRequest claim, AssociationSnapshot snapshot)
    {
        var violations = AssociationRules.All.Evaluate(snapshot);
        return claim.Association.Defer is not null && AssociationRules.AwaitTarget(violations) ? [] : violations;
    }

    private static int Place(string claimId, int attempt) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{claimId}|{attempt}"))) >> 1);
}
