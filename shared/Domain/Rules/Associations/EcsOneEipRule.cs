using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>An ECS instance is associated with only one EIP. (FAQ section_77i_2nv_smy.)</summary>
internal sealed class EcsOneEipRule : Rule<AssociationSnapshot>
{
    public override string Id => "ecs-one-eip";

    public override string Source => RuleSource.FaqEcs;

    public override string BlocksOn => "an ECS instance that is associated with an EIP";

    private protected override AlibabaError Error => AssociationErrors.Duplicated;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { Resource: EcsInstance ecs } target)
        {
            return NotApplicable;
        }

        var holder = Holder.Of(snapshot.Principal, target.Occupants);
        var compared = new Comparison("no EIP", holder?.Name ?? Comparison.None);
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"ECS instance '{ecs.ResourceId}' can have one EIP; {holder.Name} holds it.",
                "Disassociate that EIP first, or use another resource.",
                holder.Id);
    }
}
