using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>No DNAT entry leads to the ECS instance. (FAQ section_wa9_tjs_eb2.)</summary>
internal sealed class EcsNoDnatEntriesRule : Rule<AssociationSnapshot>
{
    public override string Id => "ecs-no-dnat-entries";

    public override string Source => RuleSource.FaqDnat;

    public override string BlocksOn => "an ECS instance that DNAT entries lead to";

    private protected override AlibabaError Error => AssociationErrors.PortMap;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { Resource: EcsInstance ecs } target)
        {
            return NotApplicable;
        }

        var holder = Holder.Of(snapshot.Principal, target.DnatEntries);
        var compared = new Comparison("no DNAT entry", holder?.Name ?? Comparison.None);
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"ECS instance '{ecs.ResourceId}' is led to by {holder.Name}.",
                "Delete the DNAT entries first.",
                holder.Id);
    }
}
