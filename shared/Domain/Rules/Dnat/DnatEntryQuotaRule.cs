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

    public override Violation? Evaluate(DnatEntrySnapshot snapshot)
    {
        var limit = snapshot.Account.LimitOf(Quota.DnatEntriesPerNatGateway, snapshot.NatGateway);
        return snapshot.NatGateway is { Resource: NatGateway nat, DnatEntries.Count: var count } && count >= limit
            ? Violated(
                $"NAT gateway '{nat.ResourceId}' has {count} DNAT entries; the quota is {limit}.",
                "Delete a DNAT entry, or have the quota increased.",
                nat.ResourceId)
            : null;
    }
}
