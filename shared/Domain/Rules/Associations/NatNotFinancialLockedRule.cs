using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The NAT gateway is not locked because payment is overdue. (API reference: AssociateEipAddress.)</summary>
internal sealed class NatNotFinancialLockedRule : Rule<AssociationSnapshot>
{
    public override string Id => "nat-not-financial-locked";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "a NAT gateway that is locked because payment is overdue";

    private protected override AlibabaError Error => AssociationErrors.NatGatewayFinancialLocked;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not NatGateway nat)
        {
            return NotApplicable;
        }

        var compared = new Comparison(
            LockText.NotFinancial, LockText.Of(nat.FinancialLocked ? EipLockReason.Financial : null));
        return !nat.FinancialLocked
            ? Passed(compared)
            : Violated(
                compared,
                $"NAT gateway '{nat.ResourceId}' is locked because payment is overdue.",
                "Settle the overdue payment.",
                nat.ResourceId);
    }
}
