using System.Globalization;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Snat;
using EipFunctions.Domain.Waf;

namespace EipFunctions.Domain.Warnings;

/// <summary>Writes the warnings about an EIP, for whatever change they are about.</summary>
public static class EipWarnings
{
    private const int MostNamed = 10;

    /// <summary>A WAF has the EIP as origin, and the EIP is about to be associated with nothing (FAQ section_qln_3p7_4ta).</summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="origin">The WAF.</param>
    /// <returns>The warning.</returns>
    public static Warning OriginCutOff(Eip eip, WafOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(eip);
        ArgumentNullException.ThrowIfNull(origin);
        return new(
            "waf-origin",
            RuleSource.FaqWaf,
            $"EIP '{eip.EipId}' ({eip.IpAddress}) is the origin of {Named(origin)}: while it is associated with nothing, "
            + "the WAF does not reach the origin.",
            "Give the WAF another origin first, or associate the EIP again soon.");
    }

    /// <summary>A WAF has the EIP as origin, and the EIP is about to be given back (FAQ section_qln_3p7_4ta).</summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="origin">The WAF.</param>
    /// <returns>The warning.</returns>
    public static Warning OriginGivenUp(Eip eip, WafOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(eip);
        ArgumentNullException.ThrowIfNull(origin);
        return new(
            "waf-origin",
            RuleSource.FaqWaf,
            $"EIP '{eip.EipId}' ({eip.IpAddress}) is the origin of {Named(origin)}: once the address is given back, others "
            + "can get it, and the traffic of these domains with it.",
            "Give the WAF another origin first.");
    }

    /// <summary>A WAF has the EIP as origin, and nothing is behind the EIP (FAQ section_qln_3p7_4ta).</summary>
    /// <param name="eip">The EIP.</param>
    /// <returns>The warning.</returns>
    public static Warning OriginUnreachable(Eip eip)
    {
        ArgumentNullException.ThrowIfNull(eip);
        return new(
            "waf-origin-unreachable",
            RuleSource.FaqWaf,
            $"EIP '{eip.EipId}' ({eip.IpAddress}) is associated with nothing: the WAF does not reach an origin there.",
            "Associate the EIP with the resource that serves these domains.");
    }

    /// <summary>DNAT entries of a NAT gateway use the EIP that is about to be taken from it.</summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <param name="entries">The entries, at least one.</param>
    /// <returns>The warning.</returns>
    public static Warning DnatEntriesLoseEffect(Eip eip, string natGatewayId, IReadOnlyList<DnatEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(eip);
        return new(
            "dnat-entries-lose-effect",
            RuleSource.Unassociate,
            $"DNAT entries of NAT gateway '{natGatewayId}' forward from EIP '{eip.EipId}' ({eip.IpAddress}) and will forward "
            + $"nothing any more: {Named(entries.Select(entry => entry.DnatEntryId))}.",
            "Delete them, or add them again for another EIP of the gateway.");
    }

    /// <summary>SNAT entries of a NAT gateway use the EIP that is about to be taken from it.</summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <param name="entries">The entries, at least one.</param>
    /// <returns>The warning.</returns>
    public static Warning SnatEntriesLoseEffect(Eip eip, string natGatewayId, IReadOnlyList<SnatEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(eip);
        return new(
            "snat-entries-lose-effect",
            RuleSource.Unassociate,
            $"SNAT entries of NAT gateway '{natGatewayId}' let their sources out by EIP '{eip.EipId}' ({eip.IpAddress}) and "
            + $"will no longer; one without another address lets nothing out: {Named(entries.Select(entry => entry.SnatEntryId))}.",
            "Delete them, or add them again for another EIP of the gateway.");
    }

    /// <summary>DNAT entries of a NAT gateway name the address of an EIP that is about to be given back.</summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="natGatewayId">The NAT gateway, which the EIP was associated with last.</param>
    /// <param name="entries">The entries, at least one.</param>
    /// <returns>The warning.</returns>
    public static Warning DnatEntriesNameAddress(Eip eip, string natGatewayId, IReadOnlyList<DnatEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(eip);
        return new(
            "dnat-entries-name-address",
            RuleSource.Release,
            $"DNAT entries of NAT gateway '{natGatewayId}' still name {eip.IpAddress}, the address of EIP '{eip.EipId}', which "
            + $"others can get once it is given back: {Named(entries.Select(entry => entry.DnatEntryId))}.",
            "Delete them, or add them again for another EIP of the gateway.");
    }

    /// <summary>SNAT entries of a NAT gateway name the address of an EIP that is about to be given back.</summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="natGatewayId">The NAT gateway, which the EIP was associated with last.</param>
    /// <param name="entries">The entries, at least one.</param>
    /// <returns>The warning.</returns>
    public static Warning SnatEntriesNameAddress(Eip eip, string natGatewayId, IReadOnlyList<SnatEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(eip);
        return new(
            "snat-entries-name-address",
            RuleSource.Release,
            $"SNAT entries of NAT gateway '{natGatewayId}' still name {eip.IpAddress}, the address of EIP '{eip.EipId}', which "
            + $"others can get once it is given back: {Named(entries.Select(entry => entry.SnatEntryId))}.",
            "Delete them, or add them again for another EIP of the gateway.");
    }

    /// <summary>The gateway cuts what goes through the EIP when its association ends.</summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="resourceId">The resource that it is associated with.</param>
    /// <returns>The warning.</returns>
    public static Warning EstablishedFlowsCut(Eip eip, string resourceId)
    {
        ArgumentNullException.ThrowIfNull(eip);
        return new(
            "established-flows-cut",
            "docs/gateway.md: Unbind",
            $"Connections with '{resourceId}' through EIP '{eip.EipId}' ({eip.IpAddress}) that are established are cut.",
            "Let them end first, if they matter.");
    }

    /// <summary>The EIP is about to be associated with nothing, and costs all the same.</summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="pricing">The prices.</param>
    /// <returns>The warning.</returns>
    public static Warning IdleCost(Eip eip, EipPricing pricing)
    {
        ArgumentNullException.ThrowIfNull(eip);
        ArgumentNullException.ThrowIfNull(pricing);
        var cost = pricing.MonthlyCost(eip);
        return new(
            "idle-cost",
            "setting Pricing",
            string.Create(
                CultureInfo.InvariantCulture,
                $"While it is associated with nothing, EIP '{eip.EipId}' ({eip.InternetChargeType}, {eip.Bandwidth} Mbit/s) costs "
                + $"about {cost.Amount:0.00} {cost.Currency} a month ({EipPricing.HoursPerMonth} hours)."),
            "Associate it again, or release it when nobody needs its address.");
    }

    // A gateway can have a thousand entries, and a warning goes with the operation wherever it is shown.
    private static string Named(IEnumerable<string> ids)
    {
        var all = ids.ToList();
        var named = string.Join(", ", all.Take(MostNamed));
        return all.Count > MostNamed ? $"{named} and {all.Count - MostNamed} more" : named;
    }

    private static string Named(WafOrigin origin) => $"WAF instance '{origin.WafInstanceId}' for {origin.NamedDomains}";
}
