using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EipFunctions.Gateway;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>Stands between a host and the gateway: blocks, fails and observes calls.</summary>
internal sealed class GatewayTap(IGateway gateway, PowerSwitch power) : IGateway
{
    public ConcurrentQueue<GatewayCall> Calls { get; } = new();

    /// <summary>Runs before each call, which it may hold or fail.</summary>
    public Func<GatewayCall, Task>? Before { get; set; }

    /// <summary>Runs after each change, whose answer it may lose.</summary>
    public Func<GatewayCall, Task>? After { get; set; }

    public Task BindAsync(GatewayBinding binding, long fence, CancellationToken cancellationToken) => ChangeAsync(
        new(GatewayCallKind.Bind, binding.EipId, fence, binding, cancellationToken),
        () => gateway.BindAsync(binding, fence, cancellationToken));

    public Task RebindAsync(GatewayBinding binding, long fence, CancellationToken cancellationToken) => ChangeAsync(
        new(GatewayCallKind.Rebind, binding.EipId, fence, binding, cancellationToken),
        () => gateway.RebindAsync(binding, fence, cancellationToken));

    public Task UnbindAsync(string regionId, string eipId, long fence, CancellationToken cancellationToken) => ChangeAsync(
        new(GatewayCallKind.Unbind, eipId, fence, null, cancellationToken),
        () => gateway.UnbindAsync(regionId, eipId, fence, cancellationToken));

    public async Task<GatewayBinding?> ReadAsync(string regionId, string eipId, CancellationToken cancellationToken)
    {
        await EnterAsync(new(GatewayCallKind.Read, eipId, 0, null, cancellationToken));
        return await gateway.ReadAsync(regionId, eipId, cancellationToken);
    }

    public async Task<long> ReadFenceAsync(string regionId, string eipId, CancellationToken cancellationToken)
    {
        await EnterAsync(new(GatewayCallKind.Read, eipId, 0, null, cancellationToken));
        return await gateway.ReadFenceAsync(regionId, eipId, cancellationToken);
    }

    public async IAsyncEnumerable<BoundEip> ListAsync(
        string accountId, string regionId, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await EnterAsync(new(GatewayCallKind.List, after ?? "", 0, null, cancellationToken));
        await foreach (var one in gateway.ListAsync(accountId, regionId, after, cancellationToken))
        {
            yield return one;
        }
    }

    private async Task ChangeAsync(GatewayCall call, Func<Task> change)
    {
        await EnterAsync(call);
        await change();
        power.Happened();
        if (After is { } after)
        {
            await after(call);
        }
    }

    private async Task EnterAsync(GatewayCall call)
    {
        power.ThrowIfOff();
        Calls.Enqueue(call);
        if (Before is { } before)
        {
            await before(call);
            power.ThrowIfOff();
        }
    }
}
