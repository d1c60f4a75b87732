using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>The EIP is not locked because payment is overdue. (API reference: UnassociateEipAddress.)</summary>
internal sealed class EipNotFinancialLockedRule : Rule<DisassociationSnapshot>
{
    public override string Id => "eip-not-financial-locked";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "an EIP that is locked because payment is overdue";

    private protected override AlibabaError Error => DisassociationErrors.EipFinancialLocked;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot.Eip is not { } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison(LockText.NotFinancial, LockText.Of(eip.LockReason));
        return eip.LockReason != EipLockReason.Financial
            ? Passed(compared)
            : Violated(compared, $"EIP '{eip.EipId}' is locked because payment is overdue.", "Settle the overdue payment.", eip.EipId);
    }
}
