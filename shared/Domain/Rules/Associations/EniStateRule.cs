using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// The ENI is Available or InUse. One being deleted is reported by its own rule, since waiting does not help it. (API
/// reference: AssociateEipAddress.)
/// </summary>
internal sealed class EniStateRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-state";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "an ENI that is being attached or detached";

    public override bool AwaitsTarget => true;

    private protected override AlibabaError Error => AssociationErrors.EniStatus;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not NetworkInterface { Status: not NetworkInterfaceStatus.Deleting } eni)
        {
            return NotApplicable;
        }

        var compared = new Comparison("Available or InUse", eni.Status.ToString());
        return eni.Status is NetworkInterfaceStatus.Available or NetworkInterfaceStatus.InUse
            ? Passed(compared)
            : Violated(
                compared,
                $"ENI '{eni.ResourceId}' is {eni.Status}; it must be Available or InUse.",
                "Wait until the ENI is attached or detached, then try again.",
                eni.ResourceId);
    }
}
