using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Plans;

/// <summary>Reads what plans for ECS instances are made from. It changes nothing.</summary>
/// <param name="store">The state.</param>
/// <param name="snapshots">Reads what rules need to know.</param>
public sealed class PlanReader(StateStore store, SnapshotReader snapshots)
{
    /// <summary>Reads an instance with its ENIs, which are looked for among all resources of the region.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The facts.</returns>
    public async Task<PlanSnapshot> ReadAsync(
        AccountRegion partition, Principal principal, string instanceId, CancellationToken cancellationToken)
    {
        var account = await snapshots.SettingsAsync(partition, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        RegisteredResource? instance = null;
        var enis = new List<RegisteredResource>();
        await foreach (var row in store.ListAsync(partition, Keys.Resources, cancellationToken).ConfigureAwait(false))
        {
            if (row.Value.Resource.ResourceId == instanceId)
            {
                instance = row.Value;
            }
            else if (row.Value.Resource is NetworkInterface eni && eni.InstanceId == instanceId)
            {
                enis.Add(row.Value);
            }
        }

        return new()
        {
            RegionId = partition.RegionId,
            InstanceId = instanceId,
            Principal = principal,
            Account = account,
            Instance = instance,
            NetworkInterfaces = enis,
        };
    }

    /// <summary>Plans one way for certain EIPs.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="way">The way.</param>
    /// <param name="eipIds">The EIPs, all different.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The associations, or everything that stands in the way.</returns>
    public async Task<PlanAssignment> AssignAsync(
        AccountRegion partition,
        Principal principal,
        string instanceId,
        PlanWay way,
        IReadOnlyList<string> eipIds,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(eipIds);
        var snapshot = await ReadAsync(partition, principal, instanceId, cancellationToken).ConfigureAwait(false);
        var eips = await Task.WhenAll(eipIds.Select(id => snapshots.FindEipAsync(partition, id, cancellationToken))).ConfigureAwait(false);
        return EipPlanner.Assign(snapshot, way, [.. eipIds.Zip(eips)]);
    }
}
