namespace EipFunctions.Gateway;

/// <summary>
/// The data plane that maps EIPs to resources. Every change carries a fence: once a gateway has seen a fence for an
/// EIP it refuses changes with a lower one, so an attempt that arrives late cannot undo what came after it. A change
/// repeated with the same fence and content answers like the first, and is applied where it was not.
/// </summary>
public interface IGateway
{
    /// <summary>Binds an EIP, replacing no other binding. Binding it as it is bound already succeeds, whichever operation bound it.</summary>
    /// <param name="binding">What to bind.</param>
    /// <param name="fence">The order of this change among those of the EIP; see the type.</param>
    /// <param name="cancellationToken">Gives up waiting; the change may still happen.</param>
    /// <returns>A task that completes when the gateway has accepted the binding; read it back to be sure of it.</returns>
    /// <exception cref="GatewayUnavailableException">A passing fault; the change may or may not have happened.</exception>
    /// <exception cref="GatewayRejectedException">The gateway will not do it, however often it is asked.</exception>
    Task BindAsync(GatewayBinding binding, long fence, CancellationToken cancellationToken);

    /// <summary>
    /// Binds an EIP in place of the binding that it has, in one step: at no time is it bound to nothing or to both. Its
    /// established flows are cut, unless it is bound so already. While the change is refused the old binding stands. An
    /// EIP that is not bound is bound.
    /// </summary>
    /// <param name="binding">What to bind: in another mode, to another private address, or to another resource.</param>
    /// <param name="fence">The order of this change among those of the EIP; see the type.</param>
    /// <param name="cancellationToken">Gives up waiting; the change may still happen.</param>
    /// <returns>A task that completes when the gateway has accepted the binding; read it back to be sure of it.</returns>
    /// <exception cref="GatewayUnavailableException">A passing fault; the change may or may not have happened.</exception>
    /// <exception cref="GatewayRejectedException">The gateway will not do it, however often it is asked.</exception>
    Task RebindAsync(GatewayBinding binding, long fence, CancellationToken cancellationToken);

    /// <summary>Unbinds an EIP and cuts its established flows. Unbinding what is not bound succeeds.</summary>
    /// <param name="regionId">The region.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="fence">The order of this change among those of the EIP; see the type.</param>
    /// <param name="cancellationToken">Gives up waiting; the change may still happen.</param>
    /// <returns>A task that completes when the gateway has accepted the change.</returns>
    /// <exception cref="GatewayUnavailableException">A passing fault; the change may or may not have happened.</exception>
    /// <exception cref="GatewayRejectedException">The gateway will not do it, however often it is asked.</exception>
    Task UnbindAsync(string regionId, string eipId, long fence, CancellationToken cancellationToken);

    /// <summary>Reads back what an EIP is bound to.</summary>
    /// <param name="regionId">The region.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The binding, or null when there is none.</returns>
    /// <exception cref="GatewayUnavailableException">A passing fault.</exception>
    Task<GatewayBinding?> ReadAsync(string regionId, string eipId, CancellationToken cancellationToken);

    /// <summary>Lists what is bound in a region, in no order; changes made meanwhile may or may not be seen.</summary>
    /// <param name="regionId">The region.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The bindings.</returns>
    /// <exception cref="GatewayUnavailableException">A passing fault.</exception>
    IAsyncEnumerable<GatewayBinding> ListAsync(string regionId, CancellationToken cancellationToken);
}
