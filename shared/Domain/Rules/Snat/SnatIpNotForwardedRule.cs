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

    public override Violation? Evaluate(SnatEntrySnapshot snapshot) =>
        snapshot.NatGateway?.DnatEntries.FirstOrDefault(dnat =>
            snapshot.Entry.SnatIps.Contains(dnat.ExternalIp) && PortRange.Parse(dnat.ExternalPort) is { IsAny: true }) is { } holder
            ? Violated(
                $"DNAT entry '{holder.DnatEntryId}' forwards any port of '{holder.ExternalIp}'.",
                "Use another EIP, or delete that DNAT entry.",
                holder.DnatEntryId)
            : null;
}
