using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>The EIP is not locked for security. (EIP documentation: Limits.)</summary>
internal sealed class EipNotSecurityLockedRule : Rule<DisassociationSnapshot>
{
    public override string Id => "eip-not-security-locked";

    public override string Source => RuleSource.Limits;

    public override string BlocksOn => "an EIP that is locked for security";

    private protected override AlibabaError Error => DisassociationErrors.EipLocked;

    private protected override string Field => "eipId";

    public override Violation? Evaluate(DisassociationSnapshot snapshot) =>
        snapshot.Eip is { LockReason: EipLockReason.Security } eip
            ? Violated(
                $"EIP '{eip.EipId}' is locked for security.",
                "Have the security lock lifted.",
                eip.EipId)
            : null;
}
