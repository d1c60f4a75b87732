using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The EIP is not locked for security. (EIP documentation: Limits.)</summary>
internal sealed class EipNotSecurityLockedRule : Rule<AssociationSnapshot>
{
    public override string Id => "eip-not-security-locked";

    public override string Source => RuleSource.Limits;

    public override string BlocksOn => "an EIP that is locked for security";

    private protected override AlibabaError Error => AssociationErrors.EipLocked;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Eip is not { } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison(LockText.NotSecurity, LockText.Of(eip.LockReason));
        return eip.LockReason != EipLockReason.Security
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' is locked for security.",
                "Have the security lock lifted, or use another EIP.",
                eip.EipId);
    }
}
