using System.Runtime.CompilerServices;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>The resources of accounts and regions, as their owners registered them.</summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="time">The clock.</param>
/// <param name="listeners">Told of every change.</param>
public sealed class ResourceInventory(StateUpdater updater, TimeProvider time, params IEnumerable<IResourceListener> listeners)
{
    private readonly AddressClaims _claims = new(updater);

    /// <summary>Reads a resource.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The resource, or null when there is none.</returns>
    public Task<Row<RegisteredResource>?> GetAsync(
        AccountRegion partition, string resourceId, CancellationToken cancellationToken) =>
        updater.Store.GetAsync(partition, Keys.Resource(resourceId), Freshness.Stored, cancellationToken);

    /// <summary>Reads every resource of a region: for what is rarely asked.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The resources, by id.</returns>
    public async IAsyncEnumerable<RegisteredResource> AllAsync(
        AccountRegion partition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in updater.Store.ListAsync(partition, Keys.Resources, cancellationToken).ConfigureAwait(false))
        {
            yield return row.Value;
        }
    }

    /// <summary>
    /// Registers a resource or brings it up to date, with the claims on its private addresses. What occupies it stays as
    /// it is; DNAT entries that lead to its addresses already are linked to it.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks; the resource's history says so.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <param name="reason">Why, for the resource's history; null where nobody said.</param>
    /// <returns>What it came to, and the resource.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<Registration> PutAsync(
        AccountRegion partition,
        Principal principal,
        CloudResource resource,
        CancellationToken cancellationToken,
        string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(resource);
        var key = Keys.Resource(resource.ResourceId);
        var registration = await updater.UpdateAsync<Registration>(partition, [key.Value, .. AddressClaims.KeysOf(resource)], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, key, freshness, token).ConfigureAwait(false);
            if (row is not null && row.Value.Resource.Kind != resource.Kind)
            {
                return new(new(RegistrationStatus.OtherKind, row.Value));
            }

            if (row is not null && !row.Value.CanBecome(resource))
            {
                return new(new(RegistrationStatus.Occupied, row.Value));
            }

            var plan = await _claims.PlanAsync(partition, row?.Value, resource, freshness, token).ConfigureAwait(false);
            if (plan.Taken is not null)
            {
                return new(new(RegistrationStatus.AddressTaken, plan.Resource, plan.Taken));
            }

            var transaction = new StateTransaction(partition);
            plan.AddTo(transaction);
            SuccessorRows.Change(transaction, row?.Value.Resource, resource);
            ResourceRecorder.Record(transaction, time.GetUtcNow(), principal.PrincipalId, row, plan.Resource.Resource, reason);
            if (transaction.Changes.Count >= CommitQueue.MaxEntities)
            {
                // The resource's own row has no room.
                return new(new(RegistrationStatus.TooManyAddresses, plan.Resource));
            }

            if (row is null)
            {
                var created = plan.Resource with { RegisteredAt = time.GetUtcNow() };
                transaction.Insert(key, created);
                return new(new(RegistrationStatus.Created, created), transaction);
            }

            transaction.Replace(row, plan.Resource);
            return new(new(RegistrationStatus.Updated, plan.Resource), transaction);
        }, cancellationToken).ConfigureAwait(false);
        await TellAsync(partition, registration).ConfigureAwait(false);
        return registration;
    }

    /// <summary>Removes a resource that nothing occupies. Its IPv6 addresses are free with it.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks; the resource's history says so.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <param name="reason">Why, for the resource's history; null where nobody said.</param>
    /// <returns>What it came to, and the resource as it was; null when there was none.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<Registration?> DeleteAsync(
        AccountRegion partition,
        Principal principal,
        string resourceId,
        CancellationToken cancellationToken,
        string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return DeleteAsync(partition, principal.PrincipalId, resourceId, static _ => true, reason, cancellationToken);
    }

    /// <summary>
    /// Removes a resource that an event told to be deleted, when nothing occupies it and it was not registered anew since.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principalId">Who sent the event.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="eventId">The event, which must be the last one that was applied to it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when it is gone.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<bool> DeleteGoneAsync(
        AccountRegion partition, string principalId, string resourceId, string eventId, CancellationToken cancellationToken)
    {
        var registration = await DeleteAsync(
            partition,
            principalId,
            resourceId,
            resource => resource.LastEvent?.EventId == eventId && ResourceEnd.IsGone(resource.Resource),
            $"Event '{eventId}'.",
            cancellationToken).ConfigureAwait(false);
        return registration is null or { Status: RegistrationStatus.Deleted };
    }

    private async Task<Registration?> DeleteAsync(
        AccountRegion partition,
        string principalId,
        string resourceId,
        Func<RegisteredResource, bool> mayGo,
        string? reason,
        CancellationToken cancellationToken)
    {
        var key = Keys.Resource(resourceId);
        Registration? tried = null;
        var registration = await updater.UpdateAsync<Registration?>(partition, [key.Value], async (_, token) =>
        {
            var row = await updater.Store.GetAsync(partition, key, Freshness.Stored, token).ConfigureAwait(false);
            if (row is null)
            {
                // Gone after an attempt: most likely that one deleted it, and only its answer was lost.
                return new(tried);
            }

            if (row.Value.IsUsed || !mayGo(row.Value))
            {
                return new(new(RegistrationStatus.Occupied, row.Value));
            }

            var plan = await _claims.PlanAsync(partition, row.Value, after: null, Freshness.Stored, token).ConfigureAwait(false);
            var transaction = new StateTransaction(partition);
            plan.AddTo(transaction);
            transaction.Delete(row);
            SuccessorRows.Change(transaction, row.Value.Resource, after: null);
            ResourceRecorder.Record(transaction, time.GetUtcNow(), principalId, row, after: null, reason);
            foreach (var address in row.Value.Ipv6Addresses)
            {
                transaction.Delete(Keys.Ipv6Claim(address));
            }

            tried = new(RegistrationStatus.Deleted, row.Value);
            return new(tried, transaction);
        }, cancellationToken).ConfigureAwait(false);
        await TellAsync(partition, registration).ConfigureAwait(false);
        return registration;
    }

    private Task TellAsync(AccountRegion partition, Registration? registration) =>
        registration is { Status: RegistrationStatus.Created or RegistrationStatus.Updated or RegistrationStatus.Deleted }
            ? Task.WhenAll(listeners.Select(one => one.ChangedAsync(partition, registration.Resource.Resource.ResourceId)))
            : Task.CompletedTask;
}
