using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>An SLB instance is associated with only one EIP. (FAQ section_n2w_txw_ezn.)</summary>
internal sealed class SlbOneEipRule : Rule<AssociationSnapshot>
{
    public override string Id => "slb-one-eip";

    public override string Source => RuleSource.FaqHowMany;

    public override string BlocksOn => "an SLB instance that is associated with an EIP";

    private protected override AlibabaError Error => AssociationErrors.Duplicated;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { Resource: SlbInstance slb } target)
        {
            return NotApplicable;
        }

        var holder = Holder.Of(snapshot.Principal, target.Occupants);
        var compared = new Comparison("no EIP", holder?.Name ?? Comparison.None);
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"SLB instance '{slb.ResourceId}' can have one EIP; {holder.Name} holds it.",
                "Disassociate that EIP first, or use another resource.",
                holder.Id);
    }
}
