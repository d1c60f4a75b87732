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

    public override Violation? Evaluate(AssociationSnapshot snapshot) =>
        snapshot.Target?.Resource is NatGateway { Status: NatGatewayStatus.Deleting } nat
            ? Violated(
                $"NAT gateway '{nat.ResourceId}' is Deleting.",
                "Use another NAT gateway.",
                nat.ResourceId)
            : null;
}
