namespace EipFunctions.Domain.Reconciliation;

/// <summary>How much was compared, and how many requests that took.</summary>
/// <param name="Eips">EIPs.</param>
/// <param name="Bindings">Bindings of the gateway.</param>
/// <param name="Claims">Claims on slots.</param>
/// <param name="Resources">Resources.</param>
/// <param name="StorageRequests">Requests to the store: pages, rows and transactions, repetitions after a failure not counted.</param>
/// <param name="GatewayRequests">Requests to the gateway: lists, reads and changes, counted likewise.</param>
public readonly record struct ReconciliationExtent(
    int Eips = 0, int Bindings = 0, int Claims = 0, int Resources = 0, int StorageRequests = 0, int GatewayRequests = 0)
{
    /// <summary>Adds two.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The sum.</returns>
    public ReconciliationExtent Plus(ReconciliationExtent other) => new(
        Eips + other.Eips,
        Bindings + other.Bindings,
        Claims + other.Claims,
        Resources + other.Resources,
        StorageRequests + other.StorageRequests,
        GatewayRequests + other.GatewayRequests);
}
