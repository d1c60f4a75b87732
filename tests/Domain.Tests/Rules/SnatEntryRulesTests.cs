using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class SnatEntryRulesTests
{
    public static TheoryData<int, string> Cases =>
        [.. SnatEntryCases.All.Select((c, i) => new TheoryDataRow<int, string>(i, c.RuleId))];

    [Fact]
    public void Evaluate_NothingWrong_Passes() => Assert.Empty(SnatEntryRules.All.Evaluate(Snapshots.PassingSnatEntry));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_OneRuleBroken_OnlyThatRuleComesBack(int index, string ruleId)
    {
        var rule = SnatEntryCases.All[index];

        var violation = Assert.Single(SnatEntryRules.All.Evaluate(rule.Break(rule.Passing)));

        Assert.Equal(ruleId, violation.RuleId);
        ViolationAssert.IsComplete(violation);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_MoreRulesBroken_AllComeBack(int index, string ruleId)
    {
        var rule = SnatEntryCases.All[index];
        var broken = rule.Break(rule.Others.Aggregate(rule.Passing, (snapshot, other) => other.Apply(snapshot)));

        var violations = SnatEntryRules.All.Evaluate(broken);

        Assert.Equal(
            [.. rule.Others.Select(o => o.RuleId).Append(ruleId).Order(StringComparer.Ordinal)],
            violations.Select(v => v.RuleId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_EveryRule_HasACase() =>
        Assert.Empty(SnatEntryRules.All.Rules.Select(r => r.Id).Except(SnatEntryCases.All.Select(c => c.RuleId)));
}
