namespace EipFunctions.Gateway;

/// <summary>What can be asked of every gateway.</summary>
public static class GatewayExtensions
{
    /// <summary>Asks a gateway the least that it can be asked, to know that it answers.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that fails when the gateway cannot be reached.</returns>
    /// <exception cref="GatewayUnavailableException">It cannot be reached now.</exception>
    public static Task ProbeAsync(this IGateway gateway, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        return gateway.ReadAsync("probe", "probe", cancellationToken);
    }
}
