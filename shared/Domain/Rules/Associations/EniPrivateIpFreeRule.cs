using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// In NAT mode no EIP maps to the private IP address that is named: each takes one EIP. (FAQ section_c6w_x9a_b7m.)
/// </summary>
internal sealed class EniPrivateIpFreeRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-private-ip-free";

    public override string Source => RuleSource.FaqMultipleEips;

    public override string BlocksOn => "NAT mode with a private IP address that an EIP maps to";

    private protected override AlibabaError Error => AssociationErrors.Duplicated;

    private protected override string Field => "privateIpAddress";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not
            {
                Mode: EipMode.Nat,
                Request.PrivateIpAddress: { } address,
                Target: { Resource: NetworkInterface eni } target,
            })
        {
            return NotApplicable;
        }

        var holder = Holder.Of(
            snapshot.Principal,
            target.Occupants.FirstOrDefault(o => o.Mode == EipMode.Nat && o.PrivateIpAddress == address));
        var compared = new Comparison($"no EIP that maps to '{address}'", holder?.Name ?? Comparison.None);
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"Private IP address '{address}' of ENI '{eni.ResourceId}' can have one EIP; {holder.Name} holds it.",
                "Name another private IP address of the ENI, or none to have a free one chosen.",
                holder.Id);
    }
}
