using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The ECS instance was not released: no waiting brings it back. (FAQ section_77i_2nv_smy.)</summary>
internal sealed class EcsNotReleasedRule : Rule<AssociationSnapshot>
{
    public override string Id => "ecs-not-released";

    public override string Source => RuleSource.FaqEcs;

    public override string BlocksOn => "an ECS instance that was released";

    private protected override AlibabaError Error => AssociationErrors.BindInstanceGone;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not EcsInstance ecs)
        {
            return NotApplicable;
        }

        var compared = new Comparison("not Released", ecs.Status.ToString());
        return ecs.Status != EcsStatus.Released
            ? Passed(compared)
            : Violated(
                compared,
                $"ECS instance '{ecs.ResourceId}' is Released.",
                "Use another ECS instance.",
                ecs.ResourceId);
    }
}
