using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>
/// In cut-through mode the ENI is attached to no ECS instance. (API reference: UnassociateEipAddress.)
/// </summary>
internal sealed class EniCutThroughDetachedRule : Rule<DisassociationSnapshot>
{
    public override string Id => "eni-cut-through-detached";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "BINDED mode on an ENI that is attached to an ECS instance";

    private protected override AlibabaError Error => DisassociationErrors.EniAttached;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot is not { Association.Mode: EipMode.CutThrough, Target.Resource: NetworkInterface eni })
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
                "Detach the ENI first.",
                eni.ResourceId);
    }
}
