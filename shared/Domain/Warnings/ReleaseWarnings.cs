using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Warnings;

/// <summary>What a caller should have in mind who gives an EIP back.</summary>
public static class ReleaseWarnings
{
    /// <summary>Every warning, from the facts that the rules are evaluated on.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>The warnings; none where there is no EIP that the principal may see.</returns>
    public static IReadOnlyList<Warning> Of(ReleaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Eip is { } eip
            ? [.. eip.WafOrigins.Select(origin => EipWarnings.OriginGivenUp(eip, origin)), .. NatGatewayEntries(snapshot)]
            : [];
    }

    // They outlive the association where it ended by force.
    private static IEnumerable<Warning> NatGatewayEntries(ReleaseSnapshot snapshot)
    {
        if (snapshot is not { Eip: { } eip, LastNatGateway: { } gateway })
        {
            yield break;
        }

        if (gateway.DnatEntries.Where(entry => entry.ExternalIp == eip.IpAddress).ToList() is { Count: > 0 } dnat)
        {
            yield return EipWarnings.DnatEntriesNameAddress(eip, gateway.Resource.ResourceId, dnat);
        }

        if (gateway.SnatEntries.Where(entry => entry.SnatIps.Contains(eip.IpAddress)).ToList() is { Count: > 0 } snat)
        {
            yield return EipWarnings.SnatEntriesNameAddress(eip, gateway.Resource.ResourceId, snat);
        }
    }
}
