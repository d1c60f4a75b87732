using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>
/// No DNAT entry of the NAT gateway uses the EIP, unless the caller forces it. (API reference:
/// UnassociateEipAddress.)
/// </summary>
internal sealed class NatDnatEntriesRule : Rule<DisassociationSnapshot>
{
    public override string Id => "nat-dnat-entries";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "an EIP that DNAT entries of its NAT gateway use, unless forced";

    private protected override AlibabaError Error => DisassociationErrors.UsedByForwardEntry;

    private protected override string Field => "force";

    public override Violation? Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot is not { Request.Force: false, Eip: { } eip, Target: { Resource: NatGateway nat } target })
        {
            return null;
        }

        var entries = target.DnatEntries.Where(e => e.ExternalIp == eip.IpAddress).Select(e => e.DnatEntryId).ToList();
        return entries.Count > 0
            ? Violated(
                $"EIP '{eip.EipId}' ({eip.IpAddress}) is used by DNAT entries of NAT gateway '{nat.ResourceId}': "
                + $"{string.Join(", ", entries)}.",
                "Delete the DNAT entries, or force the disassociation.",
                entries[0])
            : null;
    }
}
