using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>
/// No SNAT entry of the NAT gateway uses the EIP, unless the caller forces it. (API reference:
/// UnassociateEipAddress.)
/// </summary>
internal sealed class NatSnatEntriesRule : Rule<DisassociationSnapshot>
{
    public override string Id => "nat-snat-entries";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "an EIP that SNAT entries of its NAT gateway use, unless forced";

    private protected override AlibabaError Error => DisassociationErrors.UsedBySnatTable;

    private protected override string Field => "force";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot is not { Request.Force: false, Eip: { } eip, Target: { Resource: NatGateway nat } target })
        {
            return NotApplicable;
        }

        var entries = target.SnatEntries.Where(e => e.SnatIps.Contains(eip.IpAddress)).Select(e => e.SnatEntryId).ToList();
        var found = entries.Count == 0 ? Comparison.None : string.Join(", ", entries);
        var compared = new Comparison($"no SNAT entry that uses {eip.IpAddress}", found);
        return entries.Count == 0
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' ({eip.IpAddress}) is used by SNAT entries of NAT gateway '{nat.ResourceId}': {found}.",
                "Delete the SNAT entries, or set force.",
                entries[0]);
    }
}
