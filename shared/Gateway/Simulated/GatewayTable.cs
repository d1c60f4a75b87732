using EipFunctions.Domain.Eips;

namespace EipFunctions.Gateway.Simulated;

/// <summary>What the gateway knows: the last change of every EIP, and who has which target. Used by one thread at a time.</summary>
internal sealed class GatewayTable
{
    private readonly Dictionary<(string RegionId, string EipId), GatewayLogEntry> _eips = [];
    private readonly Dictionary<(string RegionId, string ResourceId, string PrivateIp), HashSet<string>> _targets = [];

    /// <summary>The last change of every EIP, fences of the unbound included.</summary>
    public IReadOnlyCollection<GatewayLogEntry> Entries => _eips.Values;

    /// <summary>Finds what an EIP is bound to.</summary>
    public GatewayBinding? Find(string regionId, string eipId) => Last(regionId, eipId)?.Live;

    /// <summary>Finds the last change of an EIP.</summary>
    public GatewayLogEntry? Last(string regionId, string eipId) => _eips.GetValueOrDefault((regionId, eipId));

    /// <summary>Says why a change cannot be made beside the bindings in force; null when it can.</summary>
    public string? Conflict(GatewayLogEntry change)
    {
        if (change.Asked is not { } asked)
        {
            return null;
        }

        if (!change.Replaces && Find(asked.RegionId, asked.EipId) is { } live && !live.IsLike(asked))
        {
            return $"{asked.EipId} is bound to {live.ResourceId} by operation {live.OperationId}; unbind it first.";
        }

        if (Target(asked) is not { } target || !_targets.TryGetValue(target, out var holders))
        {
            return null;
        }

        var other = holders.FirstOrDefault(id => id != asked.EipId && !Shares(asked, _eips[(asked.RegionId, id)].Live!));
        return other is null ? null : $"{target.PrivateIp} of {asked.ResourceId} is bound to {other}.";
    }

    /// <summary>Puts a change in force.</summary>
    public void Apply(GatewayLogEntry entry)
    {
        if (Find(entry.RegionId, entry.EipId) is { } before && Target(before) is { } left)
        {
            _targets[left].Remove(entry.EipId);
            if (_targets[left].Count == 0)
            {
                _targets.Remove(left);
            }
        }

        _eips[(entry.RegionId, entry.EipId)] = entry;
        if (entry.Live is { } after && Target(after) is { } taken)
        {
            if (!_targets.TryGetValue(taken, out var holders))
            {
                _targets[taken] = holders = new(StringComparer.Ordinal);
            }

            holders.Add(entry.EipId);
        }
    }

    // A NAT gateway has no private address, and so no target that one EIP could keep from another.
    private static (string RegionId, string ResourceId, string PrivateIp)? Target(GatewayBinding binding) =>
        binding.PrivateIpAddress is { } address ? (binding.RegionId, binding.ResourceId, address) : null;

    // Multi-EIP mode exists to put several EIPs on one address of an ENI (FAQ section_9y3_r2h_ran).
    private static bool Shares(GatewayBinding one, GatewayBinding other) =>
        one.Mode == EipMode.MultiEip && other.Mode == EipMode.MultiEip;
}
