using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// The NAT gateway is not being deleted: no waiting brings it back. (API reference: AssociateEipAddress.)
/// </summary>
internal sealed class NatNotDeletingRule : Rule<AssociationSnapshot>
{
    public override string Id => "nat-not-deleting";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "a NAT gateway that is being deleted";

    private protected override AlibabaError Error => AssociationErrors.InstanceGone;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not NatGateway nat)
        {
            return NotApplicable;
        }

        var compared = new Comparison("not Deleting", nat.Status.ToString());
        return nat.Status != NatGatewayStatus.Deleting
            ? Passed(compared)
            : Violated(
                compared,
                $"NAT gateway '{nat.ResourceId}' is Deleting.",
                "Use another NAT gateway.",
                nat.ResourceId);
    }
}
