using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace EipFunctions.Gateway.Http;

/// <summary>
/// A gateway that is reached over HTTP, so that hosts on many machines share it. Each call is one request and is never
/// repeated here: whoever calls repeats it, with the same fence. Calls may come from any thread.
/// </summary>
public sealed class HttpGateway : IGateway, IDisposable
{
    private readonly GatewayConnection _connection;

    /// <summary>Creates the gateway. Nothing is sent before the first call.</summary>
    /// <param name="options">Endpoint, key and timeout, valid.</param>
    /// <param name="time">The clock that the timeout passes by.</param>
    public HttpGateway(GatewayOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(options.Endpoint);
        ArgumentNullException.ThrowIfNull(options.Key);
        _connection = new(options.Endpoint, options.Key, options.Timeout, time);
    }

    /// <inheritdoc/>
    public Task BindAsync(GatewayBinding binding, long fence, CancellationToken cancellationToken) =>
        BindAsync(binding, fence, replace: false, cancellationToken);

    /// <inheritdoc/>
    public Task RebindAsync(GatewayBinding binding, long fence, CancellationToken cancellationToken) =>
        BindAsync(binding, fence, replace: true, cancellationToken);

    /// <inheritdoc/>
    public Task UnbindAsync(string regionId, string eipId, long fence, CancellationToken cancellationToken) => ChangeAsync(
        HttpMethod.Delete,
        BindingOf(regionId, eipId, (GatewayProtocol.Fence, fence.ToString(CultureInfo.InvariantCulture))),
        content: null,
        cancellationToken);

    /// <inheritdoc/>
    public async Task<GatewayBinding?> ReadAsync(string regionId, string eipId, CancellationToken cancellationToken) =>
        (await ReadStateAsync(regionId, eipId, cancellationToken).ConfigureAwait(false)).Binding;

    /// <inheritdoc/>
    public async Task<long> ReadFenceAsync(string regionId, string eipId, CancellationToken cancellationToken) =>
        (await ReadStateAsync(regionId, eipId, cancellationToken).ConfigureAwait(false)).Fence;

    /// <inheritdoc/>
    public async IAsyncEnumerable<BoundEip> ListAsync(
        string accountId, string regionId, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accountId);
        ArgumentNullException.ThrowIfNull(regionId);
        BindingPage page;
        do
        {
            page = await ReadPageAsync(accountId, regionId, after, cancellationToken).ConfigureAwait(false);
            foreach (var one in page.Items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return one;
                after = one.Binding.EipId;
            }
        }
        while (page.More);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _connection.Dispose();

    private static Uri BindingOf(string regionId, string eipId, params IEnumerable<(string Name, string? Value)> more)
    {
        ArgumentNullException.ThrowIfNull(regionId);
        ArgumentNullException.ThrowIfNull(eipId);
        return GatewayProtocol.Address(
            GatewayProtocol.Binding, [(GatewayProtocol.RegionId, regionId), (GatewayProtocol.EipId, eipId), .. more]);
    }

    private async Task BindAsync(GatewayBinding binding, long fence, bool replace, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(binding);
        using var content = JsonContent.Create(new(fence, replace, binding), GatewayProtocolJson.Default.BindingChange);
        await ChangeAsync(HttpMethod.Put, BindingOf(binding.RegionId, binding.EipId), content, cancellationToken).ConfigureAwait(false);
    }

    private async Task ChangeAsync(HttpMethod method, Uri address, HttpContent? content, CancellationToken cancellationToken)
    {
        const string Honestly = " The change may have been made; it can be repeated with the same fence.";
        GatewayAnswer answer;
        try
        {
            answer = await _connection.SendAsync(method, address, content, cancellationToken).ConfigureAwait(false);
        }
        catch (GatewayUnavailableException e)
        {
            throw new GatewayUnavailableException(e.Message + Honestly, e.InnerException!);
        }

        // No other status will do: a page of a proxy can be a 200.
        if (answer.Status != HttpStatusCode.NoContent)
        {
            throw answer.Rejection is { } reason
                ? new GatewayRejectedException(reason)
                : new GatewayUnavailableException(answer.Describe() + Honestly);
        }
    }

    private async Task<BindingState> ReadStateAsync(string regionId, string eipId, CancellationToken cancellationToken)
    {
        var answer = await _connection.SendAsync(HttpMethod.Get, BindingOf(regionId, eipId), content: null, cancellationToken).ConfigureAwait(false);
        var state = answer.Read(GatewayProtocolJson.Default.BindingState);
        return state.Binding is not { } binding || (binding.RegionId == regionId && binding.EipId == eipId)
            ? state
            : throw new GatewayUnavailableException(
                $"The gateway's answer cannot be read: asked for {eipId} in {regionId}, it told of {binding.EipId} in {binding.RegionId}.");
    }

    private async Task<BindingPage> ReadPageAsync(
        string accountId, string regionId, string? after, CancellationToken cancellationToken)
    {
        var address = GatewayProtocol.Address(
            GatewayProtocol.Bindings,
            (GatewayProtocol.AccountId, accountId),
            (GatewayProtocol.RegionId, regionId),
            (GatewayProtocol.After, after),
            (GatewayProtocol.Limit, $"{GatewayProtocol.PageSize}"));
        var answer = await _connection.SendAsync(HttpMethod.Get, address, content: null, cancellationToken).ConfigureAwait(false);
        var page = answer.Read(GatewayProtocolJson.Default.BindingPage);

        // What is compared side by side must be in order, and pages that do not go on would have no end.
        foreach (var one in page.Items)
        {
            if (one?.Binding is not { } binding || binding.AccountId != accountId || binding.RegionId != regionId)
            {
                throw new GatewayUnavailableException("The gateway's answer cannot be read: a page has what was not asked for.");
            }

            if (after is not null && string.CompareOrdinal(binding.EipId, after) <= 0)
            {
                throw new GatewayUnavailableException($"The gateway's answer cannot be read: {binding.EipId} comes after {after} in a page.");
            }

            after = binding.EipId;
        }

        return page.More && page.Items.Count == 0
            ? throw new GatewayUnavailableException("The gateway's answer cannot be read: an empty page says that there is more.")
            : page;
    }
}
