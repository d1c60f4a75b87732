using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Warnings;

/// <summary>What a caller should have in mind who disassociates an EIP.</summary>
public static class DisassociationWarnings
{
    /// <summary>Every warning, from the facts that the rules are evaluated on: it tells of nothing that the principal may not see.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <param name="pricing">The prices.</param>
    /// <returns>The warnings; none where there is no association that the principal may see.</returns>
    public static IReadOnlyList<Warning> Of(DisassociationSnapshot snapshot, EipPricing pricing)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot is { Eip: { } eip, Association: { } association }
            ?
            [
                .. eip.WafOrigins.Select(origin => EipWarnings.OriginCutOff(eip, origin)),
                .. NatGatewayEntries(snapshot),
                EipWarnings.EstablishedFlowsCut(eip, association.ResourceId),
                EipWarnings.IdleCost(eip, pricing),
            ]
            : [];
    }

    // Without force the entries stand in the way, and a rule says so.
    internal static IEnumerable<Warning> NatGatewayEntries(DisassociationSnapshot snapshot)
    {
        if (snapshot is not { Request.Force: true, Eip: { } eip, Target: { Resource: NatGateway nat } target })
        {
            yield break;
        }

        if (target.DnatEntries.Where(entry => entry.ExternalIp == eip.IpAddress).ToList() is { Count: > 0 } dnat)
        {
            yield return EipWarnings.DnatEntriesLoseEffect(eip, nat.ResourceId, dnat);
        }

        if (target.SnatEntries.Where(entry => entry.SnatIps.Contains(eip.IpAddress)).ToList() is { Count: > 0 } snat)
        {
            yield return EipWarnings.SnatEntriesLoseEffect(eip, nat.ResourceId, snat);
        }
    }
}
