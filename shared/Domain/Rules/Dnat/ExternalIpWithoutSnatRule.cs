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

    public override Violation? Evaluate(DnatEntrySnapshot snapshot)
    {
        var entry = snapshot.Entry;
        if (PortRange.Parse(entry.ExternalPort) is not { IsAny: true }
            || snapshot.NatGateway?.SnatEntries.FirstOrDefault(snat => snat.SnatIps.Contains(entry.ExternalIp)) is not { } holder)
        {
            return null;
        }

        return Violated(
            $"SNAT entry '{holder.SnatEntryId}' uses '{entry.ExternalIp}', of which an entry for any port would take everything.",
            "Forward single ports, use another EIP, or delete that SNAT entry.",
            holder.SnatEntryId);
    }
}
