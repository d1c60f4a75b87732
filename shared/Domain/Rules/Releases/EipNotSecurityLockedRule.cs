using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Releases;

/// <summary>
/// The EIP is not locked for security. A lock for overdue payment does not keep it. (EIP documentation: Limits.)
/// </summary>
internal sealed class EipNotSecurityLockedRule : Rule<ReleaseSnapshot>
{
    public override string Id => "eip-not-security-locked";

    public override string Source => RuleSource.Limits;

    public override string BlocksOn => "an EIP that is locked for security";

    private protected override AlibabaError Error => ReleaseErrors.EipLocked;

    private protected override string Field => "eipId";

    public override Violation? Evaluate(ReleaseSnapshot snapshot) =>
        snapshot.Eip is { LockReason: EipLockReason.Security } eip
            ? Violated(
                $"EIP '{eip.EipId}' is locked for security.",
                "Have the security lock lifted.",
                eip.EipId)
            : null;
}
