using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>An ENI carries NAT mode or multi-EIP mode, never both. (API reference: AssociateEipAddress.)</summary>
internal sealed class EniNatOrMultiEipRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-nat-or-multi-eip";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "NAT mode together with MULTI_BINDED mode on one ENI";

    private protected override AlibabaError Error => AssociationErrors.EniNatAndMultiConflict;

    private protected override string Field => "mode";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Mode: EipMode.Nat or EipMode.MultiEip, Target: { Resource: NetworkInterface eni } target })
        {
            return NotApplicable;
        }

        var (asked, other) = snapshot.Mode == EipMode.Nat ? ("NAT", EipMode.MultiEip) : ("MULTI_BINDED", EipMode.Nat);
        var holder = Holder.Of(snapshot.Principal, target.Occupants.FirstOrDefault(o => o.Mode == other));
        var compared = new Comparison($"no EIP in mode {ModeName.Of(other)}", holder?.Name ?? Comparison.None);
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"ENI '{eni.ResourceId}' has {holder.Name} in mode {ModeName.Of(other)}; mode {asked} does not go with it.",
                $"Use mode {ModeName.Of(other)}, or disassociate the ENI's EIPs first.",
                holder.Id);
    }
}
