using System.Collections.Concurrent;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Dnat;

/// <summary>
/// Shows the DNAT entries of one NAT gateway, each with the resource it leads to and whether it takes effect. What a RAM
/// user may not see of it stays out.
/// </summary>
internal sealed class DnatEntryViews(ApiRequest request, AccountRegion partition, RegisteredResource gateway)
{
    private const int ReadsAtOnce = 16;

    private readonly ConcurrentDictionary<(string InternalIp, string? Named), RegisteredResource?> _targets = new();

    /// <summary>Reads what a page of entries leads to.</summary>
    public Task ReadAsync(IEnumerable<DnatEntry> entries) => Parallel.ForEachAsync(
        entries.DistinctBy(entry => (entry.InternalIp, entry.TargetResourceId)),
        new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = request.Aborted },
        async (entry, token) => _targets[(entry.InternalIp, entry.TargetResourceId)] =
            await request.Services.DnatEntries.TargetAsync(partition, gateway, entry, token));

    /// <summary>The view of an entry whose target was read.</summary>
    public DnatEntryView Of(DnatEntry entry)
    {
        var target = _targets[(entry.InternalIp, entry.TargetResourceId)];
        var isSeen = target is null || request.Principal.Sees(target.Resource.ResourceGroupId);
        var known = DnatEffect.Of(target, gateway, entry);
        // What is hidden must not be told of by what hinders the entry; the gateway is seen by whoever sees the entry.
        var effect = isSeen || known.Obstacle == DnatObstacle.ExternalIpNotOnGateway ? known : null;
        return new()
        {
            DnatEntryId = entry.DnatEntryId,
            NatGatewayId = entry.NatGatewayId,
            ExternalIp = entry.ExternalIp,
            ExternalPort = entry.ExternalPort,
            InternalIp = entry.InternalIp,
            InternalPort = entry.InternalPort,
            Protocol = entry.Protocol,
            TargetResourceId = isSeen ? target?.Resource.ResourceId : null,
            Name = entry.Name,
            Imported = entry.Imported,
            Effective = effect?.IsEffective,
            Obstacle = effect?.Obstacle,
            Reason = effect?.Reason,
        };
    }

    /// <summary>The view of one entry.</summary>
    public async Task<DnatEntryView> OfAsync(DnatEntry entry)
    {
        await ReadAsync([entry]);
        return Of(entry);
    }
}
