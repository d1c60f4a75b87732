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

    /// <summary>Reads the highest fence that the gateway has seen for an EIP, bound or not.</summary>
    /// <param name="regionId">The region.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The fence; 0 when it has seen none.</returns>
    /// <exception cref="GatewayUnavailableException">A passing fault.</exception>
    Task<long> ReadFenceAsync(string regionId, string eipId, CancellationToken cancellationToken);

    /// <summary>
    /// Lists what an account has bound in a region, in ordinal order of the EIPs' ids, so that a list that was broken off
    /// can be resumed. Changes made meanwhile may or may not be seen. Bindings whose account was never told are left out.
    /// </summary>
    /// <param name="accountId">The account.</param>
    /// <param name="regionId">The region.</param>
    /// <param name="after">The id behind which the list begins, which need not exist; null for its beginning.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The bindings with their fences. A list that is not read to its end asks for a page more than was read at most.</returns>
    /// <exception cref="GatewayUnavailableException">A passing fault.</exception>
    IAsyncEnumerable<BoundEip> ListAsync(string accountId, string regionId, string? after, CancellationToken cancellationToken);
}
