using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Snat;

/// <summary>
/// The NAT gateway has fewer SNAT entries than the quota allows. (API reference: CreateSnatEntry.)
/// </summary>
internal sealed class SnatEntryQuotaRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "snat-entry-quota";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "a NAT gateway that has as many SNAT entries as the quota allows (40)";

    private protected override AlibabaError Error => SnatErrors.Quota;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
    {
        // An entry that is being changed has its place already, also where the quota was lowered since.
        if (snapshot.NatGateway is not { Resource: NatGateway nat } gateway
            || gateway.SnatEntries.Any(other => other.SnatEntryId == snapshot.Entry.SnatEntryId))
        {
            return NotApplicable;
        }

        var limit = snapshot.Account.LimitOf(Quota.SnatEntriesPerNatGateway, gateway);
        var count = gateway.SnatEntries.Count;
        var compared = new Comparison($"fewer than {limit} SNAT entries", $"{count}");
        return count < limit
            ? Passed(compared)
            : Violated(
                compared,
                $"NAT gateway '{nat.ResourceId}' has {count} SNAT entries; the quota is {limit}.",
                "Delete an SNAT entry, or have the quota increased.",
                nat.ResourceId);
    }
}
