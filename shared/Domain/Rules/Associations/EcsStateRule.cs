using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// The ECS instance is Running or Stopped. A released one is reported by its own rule, since waiting does not help
/// it. (FAQ section_77i_2nv_smy.)
/// </summary>
internal sealed class EcsStateRule : Rule<AssociationSnapshot>
{
    public override string Id => "ecs-state";

    public override string Source => RuleSource.FaqEcs;

    public override string BlocksOn => "an ECS instance on its way between states";

    public override bool AwaitsTarget => true;

    private protected override AlibabaError Error => AssociationErrors.InstanceStatus;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not EcsInstance { Status: not EcsStatus.Released } ecs)
        {
            return NotApplicable;
        }

        var compared = new Comparison("Running or Stopped", ecs.Status.ToString());
        return ecs.Status is EcsStatus.Running or EcsStatus.Stopped
            ? Passed(compared)
            : Violated(
                compared,
                $"ECS instance '{ecs.ResourceId}' is {ecs.Status}; it must be Running or Stopped.",
                "Wait until the instance is Running or Stopped, then try again.",
                ecs.ResourceId);
    }
}
