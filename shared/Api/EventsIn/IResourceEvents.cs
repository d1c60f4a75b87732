using EipFunctions.Api.Operations;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.ResourceEvents;

namespace EipFunctions.Api.EventsIn;

/// <summary>Takes events about resources and shows what they led to. A workflow engine stands behind it.</summary>
public interface IResourceEvents
{
    /// <summary>Accepts an event: it is durable, and will be handled once.</summary>
    /// <param name="principal">Who sent it, and for which account.</param>
    /// <param name="resourceEvent">The event.</param>
    /// <param name="cancellationToken">Ends the wait, not the handling.</param>
    /// <returns>False when it had been accepted before.</returns>
    /// <exception cref="OperationsUnavailableException">It was not accepted; send it again.</exception>
    Task<bool> AcceptAsync(Principal principal, ResourceEvent resourceEvent, CancellationToken cancellationToken);

    /// <summary>Reads what an accepted event led to.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The event, or null when the account has none of that id.</returns>
    Task<ResourceEventView?> GetAsync(string accountId, string eventId, CancellationToken cancellationToken);
}
