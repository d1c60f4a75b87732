using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules.Releases;

namespace EipFunctions.Domain.Rules.SegmentReleases;

/// <summary>
/// No EIP of the segment is locked for security. A lock for overdue payment does not keep it. (EIP documentation: Limits.)
/// </summary>
internal sealed class SegmentEipsNotSecurityLockedRule : SegmentEipsRule
{
    public override string Id => "segment-eips-not-security-locked";

    public override string Source => RuleSource.Limits;

    public override string BlocksOn => "EIPs that are locked for security";

    private protected override AlibabaError Error => ReleaseErrors.EipLocked;

    private protected override string Required => LockText.NotSecurity;

    private protected override string Fault => LockText.Of(EipLockReason.Security);

    private protected override string Remedy => "Have the security lock lifted.";

    private protected override bool Holds(Eip eip) => eip.LockReason != EipLockReason.Security;
}
