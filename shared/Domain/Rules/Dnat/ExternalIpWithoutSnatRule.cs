namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>
/// An entry for any port takes the whole external address, so no SNAT entry of the gateway may use it. (API reference:
/// CreateForwardEntry.)
/// </summary>
internal sealed class ExternalIpWithoutSnatRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "external-ip-without-snat";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "any port of an external address that an SNAT entry of the gateway uses";

    private protected override AlibabaError Error => DnatErrors.UsedInSnatTable;

    private protected override string Field => "externalIp";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var address = snapshot.Entry.ExternalIp;
        if (PortRange.Parse(snapshot.Entry.ExternalPort) is not { IsAny: true } || snapshot.NatGateway is not { } gateway)
        {
            return NotApplicable;
        }

        var holder = gateway.SnatEntries.FirstOrDefault(snat => snat.SnatIps.Contains(address));
        var compared = new Comparison(
            $"no SNAT entry that uses '{address}'", holder is null ? Comparison.None : $"'{holder.SnatEntryId}'");
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"SNAT entry '{holder.SnatEntryId}' uses '{address}', of which an entry for any port would take everything.",
                "Forward single ports, use another EIP, or delete that SNAT entry.",
                holder.SnatEntryId);
    }
}
