using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class RuleSetTests
{
    [Fact]
    public void Constructor_TwoRulesWithOneId_Throws()
    {
        var rule = ReleaseRules.All.Rules[0];

        Assert.Throws<ArgumentException>(() => new RuleSet<ReleaseSnapshot>([rule, rule]));
    }

    [Fact]
    public void Constructor_NoRules_Throws() =>
        Assert.Throws<ArgumentNullException>(() => new RuleSet<ReleaseSnapshot>(null!));

    [Fact]
    public void Evaluate_SeveralBroken_ReportsInTheOrderOfTheSet()
    {
        var snapshot = Snapshots.PassingRelease.WithEip(
            e => e with { State = EipState.InUse, DeletionProtection = true, LockReason = EipLockReason.Security });

        Assert.Equal(
            ["eip-available", "deletion-protection", "eip-not-security-locked"],
            ReleaseRules.All.Evaluate(snapshot).Select(v => v.RuleId));
    }
}
