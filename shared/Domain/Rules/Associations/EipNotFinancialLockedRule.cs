using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The EIP is not locked because payment is overdue. (API reference: AssociateEipAddress.)</summary>
internal sealed class EipNotFinancialLockedRule : Rule<AssociationSnapshot>
{
    public override string Id => "eip-not-financial-locked";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "an EIP that is locked because payment is overdue";

    private protected override AlibabaError Error => AssociationErrors.EipFinancialLocked;

    private protected override string Field => "eipId";

    public override Violation? Evaluate(AssociationSnapshot snapshot) =>
        snapshot.Eip is { LockReason: EipLockReason.Financial } eip
            ? Violated(
                $"EIP '{eip.EipId}' is locked because payment is overdue.",
                "Settle the overdue payment.",
                eip.EipId)
            : null;
}
