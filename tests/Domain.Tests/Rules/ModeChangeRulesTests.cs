using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class ModeChangeRulesTests
{
    public static TheoryData<int, string> Cases =>
        [.. ModeChangeCases.All.Select((c, i) => new TheoryDataRow<int, string>(i, c.RuleId))];

    [Theory]
    [InlineData(EipMode.Nat)]
    [InlineData(EipMode.CutThrough)]
    [InlineData(EipMode.MultiEip)]
    public void Evaluate_NothingWrong_Passes(EipMode mode)
    {
        var snapshot = Snapshots.PassingModeChange(ResourceKind.NetworkInterface, mode);

        Assert.Empty(ModeChangeRules.All.Evaluate(snapshot));
        Assert.Empty(ModeChangeRules.All.Evaluate(snapshot.WithEip(ModeChangeCases.Free) with { Target = null }));
        Assert.Equal((mode != EipMode.Nat, mode != EipMode.Nat), (snapshot.ChangesBinding, snapshot.ChangesAnything));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_OneRuleBroken_OnlyThatRuleComesBack(int index, string ruleId)
    {
        var rule = ModeChangeCases.All[index];

        var violation = Assert.Single(ModeChangeRules.All.Evaluate(rule.Break(rule.Passing)));

        Assert.Equal(ruleId, violation.RuleId);
        ViolationAssert.IsComplete(violation);
    }

    [Fact]
    public void Evaluate_SameModeAsNow_NeedNotBeAllowedAgain()
    {
        var snapshot = Snapshots.PassingModeChange(ResourceKind.NetworkInterface, EipMode.CutThrough);
        var changed = snapshot.WithEip(e => e with
        {
            Mode = EipMode.CutThrough,
            LockReason = EipLockReason.Financial,
            Association = e.Association! with { Mode = EipMode.CutThrough },
        });

        Assert.Empty(ModeChangeRules.All.Evaluate(ModeChangeCases.Attached(changed, "ecs.c6.large")));
    }

    [Fact]
    public void All_EveryRule_HasACase() =>
        Assert.Empty(ModeChangeRules.All.Rules.Select(r => r.Id).Except(ModeChangeCases.All.Select(c => c.RuleId)));

    // A rule that is added for associating in a mode must hold for changing to it as well.
    [Fact]
    public void All_EveryAssociationRuleOfModesAndEnis_IsAmongThem() =>
        Assert.Empty(AssociationRules.All.Rules
            .Select(rule => rule.Id)
            .Where(id => id.StartsWith("eni-", StringComparison.Ordinal) || id.StartsWith("mode-", StringComparison.Ordinal))
            .Except(ModeChangeRules.All.Rules.Select(rule => rule.Id)));
}
