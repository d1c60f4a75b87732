using System.Diagnostics;

namespace EipFunctions.Gateway;

/// <summary>Makes each call of a gateway a span of the source <see cref="SourceName"/>.</summary>
/// <param name="gateway">The gateway.</param>
public sealed class TracedGateway(IGateway gateway) : IGateway
{
    /// <summary>The name of the source of spans.</summary>
    public const string SourceName = "EipFunctions.Gateway";

    private static readonly ActivitySource Source = new(SourceName);

    /// <inheritdoc/>
    public Task BindAsync(GatewayBinding binding, long fence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(binding);
        return TraceAsync("bind", binding.EipId, fence, () => gateway.BindAsync(binding, fence, cancellationToken));
    }

    /// <inheritdoc/>
    public Task RebindAsync(GatewayBinding binding, long fence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(binding);
        return TraceAsync("rebind", binding.EipId, fence, () => gateway.RebindAsync(binding, fence, cancellationToken));
    }

    /// <inheritdoc/>
    public Task UnbindAsync(string regionId, string eipId, long fence, CancellationToken cancellationToken) =>
        TraceAsync("unbind", eipId, fence, () => gateway.UnbindAsync(regionId, eipId, fence, cancellationToken));

    /// <inheritdoc/>
    public async Task<GatewayBinding?> ReadAsync(string regionId, string eipId, CancellationToken cancellationToken)
    {
        GatewayBinding? found = null;
        await TraceAsync(
            "read", eipId, fence: null, async () => found = await gateway.ReadAsync(regionId, eipId, cancellationToken).ConfigureAwait(false))
            .ConfigureAwait(false);
        return found;
    }

    /// <inheritdoc/>
    public async Task<long> ReadFenceAsync(string regionId, string eipId, CancellationToken cancellationToken)
    {
        var fence = 0L;
        await TraceAsync(
            "read-fence", eipId, fence: null, async () => fence = await gateway.ReadFenceAsync(regionId, eipId, cancellationToken).ConfigureAwait(false))
            .ConfigureAwait(false);
        return fence;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<BoundEip> ListAsync(string accountId, string regionId, string? after, CancellationToken cancellationToken) =>
        gateway.ListAsync(accountId, regionId, after, cancellationToken);

    private static async Task TraceAsync(string call, string eipId, long? fence, Func<Task> action)
    {
        using var span = Source.HasListeners() ? Source.StartActivity($"gateway.{call}", ActivityKind.Client) : null;
        _ = span?.SetTag("eip.id", eipId).SetTag("gateway.fence", fence);
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _ = span?.SetTag("error.type", failure.GetType().FullName).SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
    }
}
