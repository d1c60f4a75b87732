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

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not NetworkInterface eni)
        {
            return NotApplicable;
        }

        var compared = new Comparison("not Deleting", eni.Status.ToString());
        return eni.Status != NetworkInterfaceStatus.Deleting
            ? Passed(compared)
            : Violated(
                compared,
                $"ENI '{eni.ResourceId}' is Deleting.",
                "Use another ENI.",
                eni.ResourceId);
    }
}
