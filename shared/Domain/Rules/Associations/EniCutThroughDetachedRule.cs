using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// In cut-through mode the ENI is attached to no ECS instance; it is attached afterwards. (API reference:
/// AssociateEipAddress.)
/// </summary>
internal sealed class EniCutThroughDetachedRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-cut-through-detached";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "BINDED mode for an ENI that is attached to an ECS instance";

    private protected override AlibabaError Error => AssociationErrors.EniAttached;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Mode: EipMode.CutThrough, Target.Resource: NetworkInterface eni })
        {
            return NotApplicable;
        }

        var compared = new Comparison("detached", eni.IsAttached ? $"attached to '{eni.InstanceId}'" : "detached");
        return !eni.IsAttached
            ? Passed(compared)
            : Violated(
                compared,
                $"ENI '{eni.ResourceId}' is attached to ECS instance '{eni.InstanceId}'; in mode BINDED it must be "
                + "detached.",
                "Detach the ENI, associate the EIP, then attach the ENI again.",
                eni.ResourceId);
    }
}
