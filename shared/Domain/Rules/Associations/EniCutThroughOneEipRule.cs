using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// In cut-through mode the ENI has one EIP: it replaces the private IP address. (FAQ section_9y3_r2h_ran.)
/// </summary>
internal sealed class EniCutThroughOneEipRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-cut-through-one-eip";

    public override string Source => RuleSource.FaqModes;

    public override string BlocksOn => "BINDED mode for an ENI that has an EIP in it";

    private protected override AlibabaError Error => AssociationErrors.Duplicated;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Mode: EipMode.CutThrough, Target: { Resource: NetworkInterface eni } target })
        {
            return NotApplicable;
        }

        var holder = Holder.Of(snapshot.Principal, target.Occupants.FirstOrDefault(o => o.Mode == EipMode.CutThrough));
        var compared = new Comparison("no EIP in mode BINDED", holder?.Name ?? Comparison.None);
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"ENI '{eni.ResourceId}' can have one EIP in mode BINDED; {holder.Name} holds it.",
                "Disassociate that EIP first, or use another ENI.",
                holder.Id);
    }
}
