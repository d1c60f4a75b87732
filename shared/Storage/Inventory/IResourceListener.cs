using EipFunctions.Domain.Accounts;

namespace EipFunctions.Storage.Inventory;

/// <summary>Told of resources whose registration has changed, right after the change became durable.</summary>
public interface IResourceListener
{
    /// <summary>A resource was registered, brought up to date or removed.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The resource.</param>
    /// <returns>A task that completes when the listener is done with it; it does not fail.</returns>
    Task ChangedAsync(AccountRegion partition, string resourceId);
}
