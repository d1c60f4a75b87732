using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>
/// The NAT gateway has fewer DNAT entries than the quota allows. (API reference: CreateForwardEntry.)
/// </summary>
internal sealed class DnatEntryQuotaRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "dnat-entry-quota";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "a NAT gateway that has as many DNAT entries as the quota allows (100)";

    private protected override AlibabaError Error => DnatErrors.Quota;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        // An entry that is being changed has its place already, also where the quota was lowered since.
        if (snapshot.NatGateway is not { Resource: NatGateway nat } gateway
            || gateway.DnatEntries.Any(other => other.DnatEntryId == snapshot.Entry.DnatEntryId))
        {
            return NotApplicable;
        }

        var limit = snapshot.Account.LimitOf(Quota.DnatEntriesPerNatGateway, gateway);
        var count = gateway.DnatEntries.Count;
        var compared = new Comparison($"fewer than {limit} DNAT entries", $"{count}");
        return count < limit
            ? Passed(compared)
            : Violated(
                compared,
                $"NAT gateway '{nat.ResourceId}' has {count} DNAT entries; the quota is {limit}.",
                "Delete a DNAT entry, or have the quota increased.",
                nat.ResourceId);
    }
}
