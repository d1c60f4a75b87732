using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class SegmentReleaseRulesTests
{
    public static TheoryData<int, string> Cases =>
        [.. SegmentReleaseCases.All.Select((c, i) => new TheoryDataRow<int, string>(i, c.RuleId))];

    [Fact]
    public void Evaluate_NothingWrong_Passes() => Assert.Empty(SegmentReleaseRules.All.Evaluate(Snapshots.PassingSegmentRelease));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_OneRuleBroken_OnlyThatRuleComesBack(int index, string ruleId)
    {
        var rule = SegmentReleaseCases.All[index];

        var violation = Assert.Single(SegmentReleaseRules.All.Evaluate(rule.Break(rule.Passing)));

        Assert.Equal(ruleId, violation.RuleId);
        ViolationAssert.IsComplete(violation);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_MoreRulesBroken_AllComeBack(int index, string ruleId)
    {
        var rule = SegmentReleaseCases.All[index];
        var broken = rule.Break(rule.Others.Aggregate(rule.Passing, (snapshot, other) => other.Apply(snapshot)));

        var violations = SegmentReleaseRules.All.Evaluate(broken);

        Assert.Equal(
            [.. rule.Others.Select(o => o.RuleId).Append(ruleId).Order(StringComparer.Ordinal)],
            violations.Select(v => v.RuleId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Evaluate_SeveralEipsOfARule_NamesFiveAndCountsTheRest()
    {
        var snapshot = Snapshots.PassingSegmentRelease with
        {
            AllEips = [.. Snapshots.PassingSegmentRelease.AllEips.Select(eip => eip with { DeletionProtection = true })],
        };

        var violation = Assert.Single(SegmentReleaseRules.All.Evaluate(snapshot));

        Assert.Contains("'eip-1-00', 'eip-1-01', 'eip-1-02', 'eip-1-03', 'eip-1-04' and 10 more", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_EipsThatTheCallerMayNotSee_AreNeitherNamedNorCounted()
    {
        var hidden = Snapshots.PassingSegmentRelease.AllEips[0] with { ResourceGroupId = "rg-2", DeletionProtection = true };
        var snapshot = Snapshots.PassingSegmentRelease with
        {
            AllEips = [hidden, .. Snapshots.PassingSegmentRelease.AllEips.Skip(1)],
            Principal = Snapshots.RamUser,
        };

        var violation = Assert.Single(SegmentReleaseRules.All.Evaluate(snapshot));

        Assert.Equal("segment-eips-visible", violation.RuleId);
        Assert.DoesNotContain(hidden.EipId, violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_EveryRule_HasACase() =>
        Assert.Empty(SegmentReleaseRules.All.Rules.Select(r => r.Id).Except(SegmentReleaseCases.All.Select(c => c.RuleId)));
}
