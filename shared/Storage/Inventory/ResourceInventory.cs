using System.Runtime.CompilerServices;
using System.Text.Json;
using EipFunctions.Domain;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>The resources of accounts and regions, as their owners registered them.</summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="time">The clock.</param>
/// <param name="listener">Told of every change; null where nobody listens.</param>
public sealed class ResourceInventory(StateUpdater updater, TimeProvider time, IResourceListener? listener = null)
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

            if (plan.IsTooLarge)
            {
                return new(new(RegistrationStatus.TooManyAddresses, plan.Resource));
            }

            var transaction = new StateTransaction(partition);
            plan.AddTo(transaction);
            Record(transaction, principal, row, plan.Resource.Resource, reason);
            if (row is null)
            {
                transaction.Insert(key, plan.Resource);
                return new(new(RegistrationStatus.Created, plan.Resource), transaction);
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
    public async Task<Registration?> DeleteAsync(
        AccountRegion partition,
        Principal principal,
        string resourceId,
        CancellationToken cancellationToken,
        string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
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

            if (row.Value.IsUsed)
            {
                return new(new(RegistrationStatus.Occupied, row.Value));
            }

            var plan = await _claims.PlanAsync(partition, row.Value, after: null, Freshness.Stored, token).ConfigureAwait(false);
            var transaction = new StateTransaction(partition);
            plan.AddTo(transaction);
            transaction.Delete(row);
            Record(transaction, principal, row, after: null, reason);
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

    // What is registered again as it is leaves no entry: some register everything every minute.
    private void Record(
        StateTransaction transaction, Principal principal, Row<RegisteredResource>? row, CloudResource? after, string? reason)
    {
        var before = row?.Value.Resource;
        if (before is not null && after is not null && Text(before) == Text(after))
        {
            return;
        }

        var (now, resourceId) = (time.GetUtcNow(), (before ?? after)!.ResourceId);
        var entry = new AuditEntry
        {
            At = now,
            Action = before is null ? ResourceAction.Registered : after is null ? ResourceAction.Removed : ResourceAction.Updated,
            PrincipalId = principal.PrincipalId,
            ResourceId = resourceId,
            RegistrationBefore = before is null ? null : RegistrationFacts.Of(before),
            RegistrationAfter = after is null ? null : RegistrationFacts.Of(after),
            Reason = reason,
        };
        transaction.Insert(Keys.ResourceAudit(resourceId, now, row is null ? "" : $"{row.ETag}"), new(entry, EipResourceGroupId: null));
    }

    private static string Text(CloudResource resource) => JsonSerializer.Serialize(resource, DomainJson.Default.CloudResource);

    private Task TellAsync(AccountRegion partition, Registration? registration) =>
        listener is not null
        && registration is { Status: RegistrationStatus.Created or RegistrationStatus.Updated or RegistrationStatus.Deleted }
            ? listener.ChangedAsync(partition, registration.Resource.Resource.ResourceId)
            : Task.CompletedTask;
}
