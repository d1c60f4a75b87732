using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>
/// The ENI is Available or InUse. One being deleted lets its EIP go. (API reference: UnassociateEipAddress.)
/// </summary>
internal sealed class EniStateRule : Rule<DisassociationSnapshot>
{
    public override string Id => "eni-state";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "an ENI that is being attached or detached";

    private protected override AlibabaError Error => DisassociationErrors.EniStatus;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
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
