using EipFunctions.Domain.Accounts;

namespace EipFunctions.Storage.Outbox;

/// <summary>The committed events that wait to be delivered.</summary>
public interface IOutbox
{
    /// <summary>Lists the accounts and regions that ever had an event.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The accounts and regions.</returns>
    IAsyncEnumerable<AccountRegion> ListPartitionsAsync(CancellationToken cancellationToken);

    /// <summary>Lists the events that wait, per EIP in the order of their sequence.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The entries.</returns>
    IAsyncEnumerable<OutboxEntry> ListAsync(AccountRegion partition, CancellationToken cancellationToken);

    /// <summary>Removes delivered events; those already gone are passed over.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="delivered">The entries, all of that partition, any number.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when they are gone.</returns>
    Task RemoveAsync(AccountRegion partition, IReadOnlyCollection<OutboxEntry> delivered, CancellationToken cancellationToken);
}
