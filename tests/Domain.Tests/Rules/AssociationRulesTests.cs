using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class AssociationRulesTests
{
    public static TheoryData<int, string> Cases =>
        [.. AssociationCases.All.Select((c, i) => new TheoryDataRow<int, string>(i, c.RuleId))];

    [Theory]
    [InlineData(ResourceKind.EcsInstance)]
    [InlineData(ResourceKind.SlbInstance)]
    [InlineData(ResourceKind.NetworkInterface)]
    [InlineData(ResourceKind.Nat)]
    [InlineData(ResourceKind.HaVip)]
    public void Evaluate_NothingWrong_Passes(ResourceKind kind) =>
        Assert.Empty(AssociationRules.All.Evaluate(Snapshots.Passing(kind)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_OneRuleBroken_OnlyThatRuleComesBack(int index, string ruleId)
    {
        var rule = AssociationCases.All[index];

        var violation = Assert.Single(AssociationRules.All.Evaluate(rule.Break(rule.Passing)));

        Assert.Equal(ruleId, violation.RuleId);
        ViolationAssert.IsComplete(violation);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_MoreRulesBroken_AllComeBack(int index, string ruleId)
    {
        var rule = AssociationCases.All[index];
        var broken = rule.Break(rule.Others.Aggregate(rule.Passing, (snapshot, other) => other.Apply(snapshot)));

        var violations = AssociationRules.All.Evaluate(broken);

        Assert.Equal(
            [.. rule.Others.Select(o => o.RuleId).Append(ruleId).Order(StringComparer.Ordinal)],
            violations.Select(v => v.RuleId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_EveryRule_HasACase() =>
        Assert.Empty(AssociationRules.All.Rules.Select(r => r.Id).Except(AssociationCases.All.Select(c => c.RuleId)));
}
