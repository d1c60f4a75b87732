namespace EipFunctions.Domain.Rules.Releases;

/// <summary>The EIP has no deletion protection. (API reference: ReleaseEipAddress.)</summary>
internal sealed class DeletionProtectionRule : Rule<ReleaseSnapshot>
{
    public override string Id => "deletion-protection";

    public override string Source => RuleSource.Release;

    public override string BlocksOn => "an EIP with deletion protection";

    private protected override AlibabaError Error => ReleaseErrors.DeletionProtection;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(ReleaseSnapshot snapshot)
    {
        if (snapshot.Eip is not { } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("off", eip.DeletionProtection ? "on" : "off");
        return !eip.DeletionProtection
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' has deletion protection.",
                "Turn deletion protection off first.",
                eip.EipId);
    }
}
