using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>
/// The HAVIP is Available or InUse. One being deleted lets its EIP go. (API reference: UnassociateEipAddress.)
/// </summary>
internal sealed class HaVipStateRule : Rule<DisassociationSnapshot>
{
    public override string Id => "havip-state";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "a HAVIP on its way between states";

    private protected override AlibabaError Error => DisassociationErrors.HaVipStatus;

    private protected override string Field => "resourceId";

    public override Violation? Evaluate(DisassociationSnapshot snapshot) =>
        snapshot.Target?.Resource is HaVip
        {
            Status: not (HaVipStatus.Available or HaVipStatus.InUse or HaVipStatus.Deleting),
        } haVip
            ? Violated(
                $"HAVIP '{haVip.ResourceId}' is {haVip.Status}; it must be Available or InUse.",
                "Wait until the HAVIP is Available or InUse, then try again.",
                haVip.ResourceId)
            : null;
}
