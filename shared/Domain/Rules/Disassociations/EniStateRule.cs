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

    public override Violation? Evaluate(DisassociationSnapshot snapshot) =>
        snapshot.Target?.Resource is NetworkInterface
        {
            Status: not (NetworkInterfaceStatus.Available or NetworkInterfaceStatus.InUse or NetworkInterfaceStatus.Deleting),
        } eni
            ? Violated(
                $"ENI '{eni.ResourceId}' is {eni.Status}; it must be Available or InUse.",
                "Wait until the ENI is attached or detached, then try again.",
                eni.ResourceId)
            : null;
}
