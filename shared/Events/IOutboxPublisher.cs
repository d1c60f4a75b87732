using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Events;

/// <summary>
/// Delivers committed events to the Event Grid topic: at least once, each EIP's in the order of their sequence. An
/// event is sent only when the one before it was accepted by the topic or is gone from the outbox.
/// </summary>
public interface IOutboxPublisher
{
    /// <summary>Takes over events right after the transaction that wrote them; delivery goes on in the background.</summary>
    /// <param name="committed">The events, of any accounts and EIPs; of one EIP in the order of their sequence.</param>
    void Enqueue(IReadOnlyCollection<OutboxEntry> committed);

    /// <summary>Asks for the outbox of an account and region to be read now, rather than when its time comes.</summary>
    /// <param name="partition">The account and region.</param>
    /// <returns>False when publishing is disabled: the events stay where they are.</returns>
    bool RequestSweep(AccountRegion partition);

    /// <summary>
    /// Reads the whole outbox once and waits until what was found is delivered and removed, for a host that may be stopped
    /// at any time afterwards. Several may ask at once: what one finds, the others need not read again.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting; delivery goes on.</param>
    /// <returns>
    /// True when nothing of it is left. False when something is and will be delivered later: the topic is down, it refuses
    /// an event, the outbox could not be read or not be cleared, publishing is disabled, or the host stops.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<bool> DrainAsync(CancellationToken cancellationToken);

    /// <summary>Waits until the events of an EIP that are known so far were delivered.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Gives up waiting; delivery goes on.</param>
    /// <returns>
    /// True when all were delivered. False when they were not and will be later: the topic is known to be down or
    /// publishing is disabled (at once), the topic refuses one of them (at once), or
    /// <see cref="EventGridOptions.FlushLimit"/> passed.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<bool> FlushAsync(AccountRegion partition, string eipId, CancellationToken cancellationToken);
}
