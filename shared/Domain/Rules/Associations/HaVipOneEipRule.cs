using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>A HAVIP is associated with only one EIP. (FAQ section_n2w_txw_ezn.)</summary>
internal sealed class HaVipOneEipRule : Rule<AssociationSnapshot>
{
    public override string Id => "havip-one-eip";

    public override string Source => RuleSource.FaqHowMany;

    public override string BlocksOn => "a HAVIP that is associated with an EIP";

    private protected override AlibabaError Error => AssociationErrors.Duplicated;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { Resource: HaVip haVip } target)
        {
            return NotApplicable;
        }

        var holder = Holder.Of(snapshot.Principal, target.Occupants);
        var compared = new Comparison("no EIP", holder?.Name ?? Comparison.None);
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"HAVIP '{haVip.ResourceId}' can have one EIP; {holder.Name} holds it.",
                "Disassociate that EIP first, or use another resource.",
                holder.Id);
    }
}
