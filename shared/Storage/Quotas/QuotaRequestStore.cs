using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Quotas;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Quotas;

/// <summary>
/// The requests to change limits. A decision changes the request and, when it is approved, the limit in one
/// transaction: of several who decide at once one wins, and no limit changes without its record.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="snapshots">Reads the settings.</param>
/// <param name="time">The clock.</param>
public sealed class QuotaRequestStore(StateUpdater updater, SnapshotReader snapshots, TimeProvider time)
{
    private readonly QuotaLimits _limits = new(updater.Store, snapshots);

    /// <summary>Reads a request, of the region or of the account in all regions.</summary>
    /// <param name="region">The account and region.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The request, or null when there is none.</returns>
    public async Task<QuotaRequest?> GetAsync(AccountRegion region, string requestId, CancellationToken cancellationToken) =>
        (await FindAsync(region, requestId, cancellationToken).ConfigureAwait(false))?.Value;

    /// <summary>Lists requests by id.</summary>
    /// <param name="partition">The account and region, or the account in all regions.</param>
    /// <param name="pageSize">The most requests of the page, 1 to 1000.</param>
    /// <param name="continuationToken">Where the page before ended; null for the first.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The page.</returns>
    public Task<RowPage<QuotaRequest>> ListAsync(
        AccountRegion partition, int pageSize, string? continuationToken, CancellationToken cancellationToken) =>
        updater.Store.ListPageAsync(partition, Keys.QuotaRequests, pageSize, continuationToken, cancellationToken);

    /// <summary>Makes a request. The same one under the same id is made once.</summary>
    /// <param name="region">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="asked">The request.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<QuotaRequestResult> CreateAsync(
        AccountRegion region, Principal principal, QuotaRequest asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(asked);
        var home = QuotaLimits.HomeOf(region, asked.Scope);
        return updater.UpdateAsync<QuotaRequestResult>(home, [Keys.QuotaRequest(asked.RequestId).Value], async (_, token) =>
        {
            if (await FindAsync(region, asked.RequestId, token).ConfigureAwait(false) is { Value: var existing })
            {
                return Final(new(existing.AsksForTheSameAs(asked) ? QuotaRequestOutcome.Repeated : QuotaRequestOutcome.KeyReused, existing));
            }

            var change = await _limits.PrepareAsync(region, principal, asked, token).ConfigureAwait(false);
            if (change.Obstacle is { } obstacle)
            {
                return Final(new(obstacle, InUse: change.InUse));
            }

            var request = asked with
            {
                ResourceGroupId = await GroupAsync(region, asked.ResourceId, token).ConfigureAwait(false),
            };
            var transaction = new StateTransaction(home);
            transaction.Insert(Keys.QuotaRequest(request.RequestId), request);
            return new(new(QuotaRequestOutcome.Done, request), transaction);
        }, cancellationToken);
    }

    /// <summary>Approves a request and changes the limit.</summary>
    /// <param name="region">The account and region.</param>
    /// <param name="principal">Who approves.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="reason">Why; null for no reason.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<QuotaRequestResult> ApproveAsync(
        AccountRegion region, Principal principal, string requestId, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(region, principal, requestId, QuotaRequestStatus.Approved, async (row, transaction, token) =>
        {
            var change = await _limits.PrepareAsync(region, principal, row.Value, token).ConfigureAwait(false);
            if (change.Obstacle is { } obstacle)
            {
                return new(obstacle, row.Value, change.InUse);
            }

            var approved = row.Value.Approve(principal.PrincipalId, time.GetUtcNow(), reason, change.LimitBefore);
            transaction.Replace(row, approved);
            change.Write(transaction);
            return new(QuotaRequestOutcome.Done, approved);
        }, cancellationToken);

    /// <summary>Rejects a request.</summary>
    /// <param name="region">The account and region.</param>
    /// <param name="principal">Who rejects.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<QuotaRequestResult> RejectAsync(
        AccountRegion region, Principal principal, string requestId, string reason, CancellationToken cancellationToken) =>
        DecideAsync(region, principal, requestId, QuotaRequestStatus.Rejected, (row, transaction, _) =>
        {
            var rejected = row.Value.Reject(principal.PrincipalId, time.GetUtcNow(), reason);
            transaction.Replace(row, rejected);
            return Task.FromResult<QuotaRequestResult>(new(QuotaRequestOutcome.Done, rejected));
        }, cancellationToken);

    private static Decision<QuotaRequestResult> Final(QuotaRequestResult result) => new(result, StandsAlways: true);

    // Every row is read from the store: a decision on a limit is rare, and must be right rather than quick.
    private async Task<QuotaRequestResult> DecideAsync(
        AccountRegion region,
        Principal principal,
        string requestId,
        QuotaRequestStatus decision,
        Func<Row<QuotaRequest>, StateTransaction, CancellationToken, Task<QuotaRequestResult>> decide,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (await FindAsync(region, requestId, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return new(QuotaRequestOutcome.NoSuchRequest);
        }

        var home = QuotaLimits.HomeOf(region, found.Value.Scope);
        return await updater.UpdateAsync<QuotaRequestResult>(home, ContendedKeys(found.Value), async (_, token) =>
        {
            var row = (await updater.Store
                .GetAsync(home, Keys.QuotaRequest(requestId), Freshness.Stored, token).ConfigureAwait(false))!;
            if (row.Value.Status != QuotaRequestStatus.Pending)
            {
                // The same decision by the same principal is most likely a repetition whose answer was lost.
                var isRepeated = row.Value.Status == decision && row.Value.DecidedBy == principal.PrincipalId;
                return Final(new(isRepeated ? QuotaRequestOutcome.Done : QuotaRequestOutcome.DecidedAlready, row.Value));
            }

            var transaction = new StateTransaction(home);
            var result = await decide(row, transaction, token).ConfigureAwait(false);
            return result.Outcome == QuotaRequestOutcome.Done ? new(result, transaction) : Final(result);
        }, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<string> ContendedKeys(QuotaRequest request) =>
    [
        Keys.QuotaRequest(request.RequestId).Value,
        request.Scope switch
        {
            QuotaScope.Resource => Keys.Resource(request.ResourceId!).Value,
            QuotaScope.Region => Keys.Account.Value,
            _ => Keys.AccountQuotas.Value,
        },
    ];

    private async Task<Row<QuotaRequest>?> FindAsync(AccountRegion region, string requestId, CancellationToken cancellationToken)
    {
        var key = Keys.QuotaRequest(requestId);
        return await updater.Store.GetAsync(region, key, Freshness.Stored, cancellationToken).ConfigureAwait(false)
            ?? await updater.Store
                .GetAsync(AccountRegion.EveryRegionOf(region.AccountId), key, Freshness.Stored, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> GroupAsync(AccountRegion region, string? resourceId, CancellationToken cancellationToken) =>
        resourceId is null
            ? null
            : (await updater.Store
                .GetAsync(region, Keys.Resource(resourceId), Freshness.Stored, cancellationToken).ConfigureAwait(false))
                ?.Value.Resource.ResourceGroupId;
}
