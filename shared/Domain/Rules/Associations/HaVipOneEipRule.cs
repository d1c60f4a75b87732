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

    public override Violation? Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { Resource: HaVip haVip, Occupants: [var occupant, ..] })
        {
            return null;
        }

        var holder = Holder.Of(snapshot.Principal, occupant);
        return Violated(
            $"HAVIP '{haVip.ResourceId}' can have one EIP; {holder.Name} holds it.",
            "Disassociate that EIP first, or use another resource.",
            holder.Id);
    }
}
