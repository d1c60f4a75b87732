using EipFunctions.Domain.Rules.Dnat;

namespace EipFunctions.Domain.Rules.Snat;

/// <summary>No DNAT entry of the gateway takes a whole address to go out by. (API reference: CreateSnatEntry.)</summary>
internal sealed class SnatIpNotForwardedRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "snat-ip-not-forwarded";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "an address to go out by of which a DNAT entry forwards any port";

    private protected override AlibabaError Error => SnatErrors.UsedInForwardTable;

    private protected override string Field => "snatIps";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
    {
        if (snapshot.NatGateway is not { } gateway)
        {
            return NotApplicable;
        }

        var holder = gateway.DnatEntries.FirstOrDefault(dnat =>
            snapshot.Entry.SnatIps.Contains(dnat.ExternalIp) && PortRange.Parse(dnat.ExternalPort) is { IsAny: true });
        var compared = new Comparison(
            "no DNAT entry for any port of an address",
            holder is null ? Comparison.None : $"'{holder.DnatEntryId}' for '{holder.ExternalIp}'");
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"DNAT entry '{holder.DnatEntryId}' forwards any port of '{holder.ExternalIp}'.",
                "Use another EIP, or delete that DNAT entry.",
                holder.DnatEntryId);
    }
}
