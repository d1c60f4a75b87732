using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// The NAT gateway is Available. One being deleted is reported by its own rule, since waiting does not help it. (API
/// reference: AssociateEipAddress.)
/// </summary>
internal sealed class NatStateRule : Rule<AssociationSnapshot>
{
    public override string Id => "nat-state";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "a NAT gateway that is being created or changed";

    public override bool AwaitsTarget => true;

    private protected override AlibabaError Error => AssociationErrors.NatGatewayStatus;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not NatGateway { Status: not NatGatewayStatus.Deleting } nat)
        {
            return NotApplicable;
        }

        var compared = new Comparison("Available", nat.Status.ToString());
        return nat.Status is NatGatewayStatus.Available
            ? Passed(compared)
            : Violated(
                compared,
                $"NAT gateway '{nat.ResourceId}' is {nat.Status}; it must be Available.",
                "Wait until the NAT gateway is Available, then try again.",
                nat.ResourceId);
    }
}
