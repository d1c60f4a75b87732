using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The ENI is not being deleted: no waiting brings it back. (API reference: AssociateEipAddress.)</summary>
internal sealed class EniNotDeletingRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-not-deleting";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "an ENI that is being deleted";

    private protected override AlibabaError Error => AssociationErrors.NicGone;

    private protected override string Field => "resourceId";

    public override Violation? Evaluate(AssociationSnapshot snapshot) =>
        snapshot.Target?.Resource is NetworkInterface { Status: NetworkInterfaceStatus.Deleting } eni
            ? Violated(
                $"ENI '{eni.ResourceId}' is Deleting.",
                "Use another ENI.",
                eni.ResourceId)
            : null;
}
