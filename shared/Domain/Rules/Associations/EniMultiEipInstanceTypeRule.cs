using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// In multi-EIP mode an attached ENI's instance is of a family that supports it. A type that neither the ENI nor the
/// instance says is let pass. (API reference: AssociateEipAddress.)
/// </summary>
internal sealed class EniMultiEipInstanceTypeRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-multi-eip-instance-type";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "MULTI_BINDED mode for an ENI attached to an instance whose family does not support it";

    private protected override AlibabaError Error => AssociationErrors.MultiEipInstanceType;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not
            {
                Mode: EipMode.MultiEip,
                AttachedInstanceType: { } type,
                Target.Resource: NetworkInterface eni,
            })
        {
            return NotApplicable;
        }

        var compared = new Comparison("an instance family that supports mode MULTI_BINDED", type);
        return MultiEipInstanceFamilies.Support(type)
            ? Passed(compared)
            : Violated(
                compared,
                $"ENI '{eni.ResourceId}' is attached to ECS instance '{eni.InstanceId}' of type {type}, whose "
                + "family does not support mode MULTI_BINDED.",
                "Detach the ENI or attach it to an instance of a supported family, or use mode NAT.",
                eni.InstanceId);
    }
}
