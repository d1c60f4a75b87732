using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>
/// The ECS instance is Running or Stopped. A released one lets its EIP go. (API reference: UnassociateEipAddress.)
/// </summary>
internal sealed class EcsStateRule : Rule<DisassociationSnapshot>
{
    public override string Id => "ecs-state";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "an ECS instance on its way between states";

    private protected override AlibabaError Error => DisassociationErrors.InstanceStatus;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not EcsInstance ecs)
        {
            return NotApplicable;
        }

        var compared = new Comparison("Running, Stopped or Released", ecs.Status.ToString());
        return ecs.Status is EcsStatus.Running or EcsStatus.Stopped or EcsStatus.Released
            ? Passed(compared)
            : Violated(
                compared,
                $"ECS instance '{ecs.ResourceId}' is {ecs.Status}; it must be Running, Stopped or Released.",
                "Wait until the instance is Running or Stopped, then try again.",
                ecs.ResourceId);
    }
}
