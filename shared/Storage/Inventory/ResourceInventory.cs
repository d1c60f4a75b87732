using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>The resources of accounts and regions, as their owners registered them.</summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="listener">Told of every change; null where nobody listens.</param>
public sealed class ResourceInventory(StateUpdater updater, IResourceListener? listener = null)
{
    /// <summary>Reads a resource.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The resource, or null when there is none.</returns>
    public Task<Row<RegisteredResource>?> GetAsync(
        AccountRegion partition, string resourceId, CancellationToken cancellationToken) =>
        updater.Store.GetAsync(partition, Keys.Resource(resourceId), Freshness.Stored, cancellationToken);

    /// <summary>Lists resources by id.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="pageSize">The most resources of the page, 1 to 1000.</param>
    /// <param name="continuationToken">Where the page before ended; null for the first.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The page.</returns>
    public Task<RowPage<RegisteredResource>> ListAsync(
        AccountRegion partition, int pageSize, string? continuationToken, CancellationToken cancellationToken) =>
        updater.Store.ListPageAsync(partition, Keys.Resources, pageSize, continuationToken, cancellationToken);

    /// <summary>Registers a resource or brings it up to date. What occupies it stays as it is.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to, and the resource.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<Registration> PutAsync(
        AccountRegion partition, CloudResource resource, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var key = Keys.Resource(resource.ResourceId);
        var registration = await updater.UpdateAsync<Registration>(partition, [key.Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, key, freshness, token).ConfigureAwait(false);
            var transaction = new StateTransaction(partition);
            if (row is null)
            {
                var created = new RegisteredResource { Resource = resource };
                transaction.Insert(key, created);
                return new(new(RegistrationStatus.Created, created), transaction);
            }

            if (row.Value.Resource.Kind != resource.Kind)
            {
                return new(new(RegistrationStatus.OtherKind, row.Value));
            }

            if (!row.Value.CanBecome(resource))
            {
                return new(new(RegistrationStatus.Occupied, row.Value));
            }

            var changed = row.Value with { Resource = resource };
            transaction.Replace(row, changed);
            return new(new(RegistrationStatus.Updated, changed), transaction);
        }, cancellationToken).ConfigureAwait(false);
        await TellAsync(partition, registration).ConfigureAwait(false);
        return registration;
    }

    /// <summary>Removes a resource that nothing occupies.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to, and the resource as it was; null when there was none.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<Registration?> DeleteAsync(
        AccountRegion partition, string resourceId, CancellationToken cancellationToken)
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

            if (row.Value.Occupants.Count > 0 || row.Value.DnatEntries.Count > 0)
            {
                return new(new(RegistrationStatus.Occupied, row.Value));
            }

            var transaction = new StateTransaction(partition);
            transaction.Delete(row);
            tried = new(RegistrationStatus.Deleted, row.Value);
            return new(tried, transaction);
        }, cancellationToken).ConfigureAwait(false);
        await TellAsync(partition, registration).ConfigureAwait(false);
        return registration;
    }

    private Task TellAsync(AccountRegion partition, Registration? registration) =>
        listener is not null
        && registration is { Status: RegistrationStatus.Created or RegistrationStatus.Updated or RegistrationStatus.Deleted }
            ? listener.ChangedAsync(partition, registration.Resource.Resource.ResourceId)
            : Task.CompletedTask;
}
