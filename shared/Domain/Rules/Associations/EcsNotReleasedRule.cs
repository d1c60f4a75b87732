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

    public override Violation? Evaluate(AssociationSnapshot snapshot) =>
        snapshot.Target?.Resource is EcsInstance { Status: EcsStatus.Released } ecs
            ? Violated(
                $"ECS instance '{ecs.ResourceId}' is Released.",
                "Use another ECS instance.",
                ecs.ResourceId)
            : null;
}
