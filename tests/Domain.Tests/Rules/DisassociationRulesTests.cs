using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class DisassociationRulesTests
{
    public static TheoryData<int, string> Cases =>
        [.. DisassociationCases.All.Select((c, i) => new TheoryDataRow<int, string>(i, c.RuleId))];

    [Theory]
    [InlineData(ResourceKind.EcsInstance)]
    [InlineData(ResourceKind.SlbInstance)]
    [InlineData(ResourceKind.NetworkInterface)]
    [InlineData(ResourceKind.Nat)]
    [InlineData(ResourceKind.HaVip)]
    public void Evaluate_NothingWrong_Passes(ResourceKind kind) =>
        Assert.Empty(DisassociationRules.All.Evaluate(Snapshots.PassingDisassociation(kind)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_OneRuleBroken_OnlyThatRuleComesBack(int index, string ruleId)
    {
        var rule = DisassociationCases.All[index];

        var violation = Assert.Single(DisassociationRules.All.Evaluate(rule.Break(rule.Passing)));

        Assert.Equal(ruleId, violation.RuleId);
        ViolationAssert.IsComplete(violation);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_MoreRulesBroken_AllComeBack(int index, string ruleId)
    {
        var rule = DisassociationCases.All[index];
        var broken = rule.Break(rule.Others.Aggregate(rule.Passing, (snapshot, other) => other.Apply(snapshot)));

        var violations = DisassociationRules.All.Evaluate(broken);

        Assert.Equal(
            [.. rule.Others.Select(o => o.RuleId).Append(ruleId).Order(StringComparer.Ordinal)],
            violations.Select(v => v.RuleId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_EveryRule_HasACase() =>
        Assert.Empty(DisassociationRules.All.Rules.Select(r => r.Id).Except(DisassociationCases.All.Select(c => c.RuleId)));
}
