namespace EipFunctions.Domain.Rules.Releases;

/// <summary>The EIP has no deletion protection. (API reference: ReleaseEipAddress.)</summary>
internal sealed class DeletionProtectionRule : Rule<ReleaseSnapshot>
{
    public override string Id => "deletion-protection";

    public override string Source => RuleSource.Release;

    public override string BlocksOn => "an EIP with deletion protection";

    private protected override AlibabaError Error => ReleaseErrors.DeletionProtection;

    private protected override string Field => "eipId";

    public override Violation? Evaluate(ReleaseSnapshot snapshot) =>
        snapshot.Eip is { DeletionProtection: true } eip
            ? Violated(
                $"EIP '{eip.EipId}' has deletion protection.",
                "Turn deletion protection off first.",
                eip.EipId)
            : null;
}
