using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>In NAT mode the ENI has fewer EIPs than private IP addresses. (FAQ section_c6w_x9a_b7m.)</summary>
internal sealed class EniPrivateIpsLeftRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-private-ips-left";

    public override string Source => RuleSource.FaqMultipleEips;

    public override string BlocksOn => "NAT mode for an ENI that has as many EIPs as private IP addresses";

    private protected override AlibabaError Error => AssociationErrors.EniEipQuota;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Mode: EipMode.Nat, Target: { Resource: NetworkInterface eni } target })
        {
            return NotApplicable;
        }

        var addresses = eni.PrivateIpAddresses.Distinct(StringComparer.Ordinal).Count();
        var count = target.Occupants.Count(o => o.Mode == EipMode.Nat);
        var found = CountText.Of(snapshot.Principal, count, addresses);
        var compared = new Comparison($"fewer EIPs than private IP addresses ({addresses})", found);
        return count < addresses
            ? Passed(compared)
            : Violated(
                compared,
                $"ENI '{eni.ResourceId}' has {found} EIPs in NAT mode and {addresses} private IP addresses; each "
                + "takes one EIP.",
                "Assign the ENI another private IP address, or disassociate one of its EIPs.",
                eni.ResourceId);
    }
}
