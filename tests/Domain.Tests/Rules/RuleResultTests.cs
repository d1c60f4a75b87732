using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>The three outcomes of every rule.</summary>
public sealed class RuleResultTests
{
    [Fact]
    public void Associate_EveryRule_HasEveryOutcome() => EveryOutcome(
        AssociationRules.All,
        AssociationCases.All,
        OutcomeSnapshots.PassingAssociations,
        OutcomeSnapshots.AssociationOfNothing,
        "eip-exists", "resource-exists");

    [Fact]
    public void Disassociate_EveryRule_HasEveryOutcome() => EveryOutcome(
        DisassociationRules.All,
        DisassociationCases.All,
        OutcomeSnapshots.PassingDisassociations,
        OutcomeSnapshots.DisassociationOfNothing,
        "eip-exists");

    [Fact]
    public void ModeChange_EveryRule_HasEveryOutcome() => EveryOutcome(
        ModeChangeRules.All,
        ModeChangeCases.All,
        OutcomeSnapshots.PassingModeChanges,
        OutcomeSnapshots.ModeChangeOfNothing,
        "eip-exists");

    [Fact]
    public void Move_EveryRule_HasEveryOutcome() => EveryOutcome(
        MoveRules.All,
        MoveCases.All,
        OutcomeSnapshots.PassingMoves,
        OutcomeSnapshots.MoveOfNothing,
        "eip-exists", "resource-exists");

    [Fact]
    public void Swap_EveryRuleOfItsOwn_HasEveryOutcome() => EveryOutcome(
        new RuleSet<SwapSnapshot>(SwapRules.Own),
        SwapCases.All,
        OutcomeSnapshots.PassingSwaps,
        OutcomeSnapshots.SwapOfNothing,
        "eip-exists", "other-eip-exists", "swap-two-eips");

    [Fact]
    public void Release_EveryRule_HasEveryOutcome() => EveryOutcome(
        ReleaseRules.All,
        ReleaseCases.All,
        OutcomeSnapshots.PassingReleases,
        OutcomeSnapshots.ReleaseOfNothing,
        "eip-exists");

    [Fact]
    public void SegmentRelease_EveryRule_HasEveryOutcome() => EveryOutcome(
        SegmentReleaseRules.All,
        SegmentReleaseCases.All,
        OutcomeSnapshots.PassingSegmentReleases,
        OutcomeSnapshots.SegmentReleaseOfNothing,
        "segment-exists");

    [Fact]
    public void DnatEntry_EveryRule_HasEveryOutcome() => EveryOutcome(
        DnatEntryRules.All,
        DnatEntryCases.All,
        OutcomeSnapshots.PassingDnatEntries,
        OutcomeSnapshots.DnatEntryOfNothing,
        "nat-gateway-exists", "external-ip-form", "internal-ip-form", "external-port-form", "internal-port-form", "protocol-supported");

    [Fact]
    public void SnatEntry_EveryRule_HasEveryOutcome() => EveryOutcome(
        SnatEntryRules.All,
        SnatEntryCases.All,
        OutcomeSnapshots.PassingSnatEntries,
        OutcomeSnapshots.SnatEntryOfNothing,
        "nat-gateway-exists", "snat-ip-form", "snat-ip-count", "one-source");

    [Fact]
    public void Explain_EcsStarting_NamesTheValuesCompared()
    {
        var starting = AssociationCases.All.First(c => c.RuleId == "ecs-state");

        var result = AssociationRules.All.Explain(starting.Break(starting.Passing)).Single(r => r.RuleId == "ecs-state");

        Assert.Equal((RuleOutcome.Fail, "Running or Stopped", "Pending"), (result.Outcome, result.Required, result.Actual));
    }

    private static void EveryOutcome<TSnapshot>(
        RuleSet<TSnapshot> rules,
        IReadOnlyList<RuleCase<TSnapshot>> cases,
        IReadOnlyList<TSnapshot> passing,
        TSnapshot nothing,
        params string[] appliesAlways)
    {
        var ids = rules.Rules.Select(rule => rule.Id).ToList();
        var good = passing.SelectMany(snapshot => Explain(rules, snapshot)).ToList();
        var none = Explain(rules, nothing);
        var bad = cases.SelectMany(c => Explain(rules, c.Break(c.Passing)).Where(result => result.RuleId == c.RuleId));

        Assert.DoesNotContain(good, result => result.Outcome == RuleOutcome.Fail);
        Assert.Equal(ids, ids.Where(id => good.Exists(result => result.RuleId == id && result.Outcome == RuleOutcome.Pass)));
        Assert.Equal(
            appliesAlways.Order(StringComparer.Ordinal),
            none.Where(result => result.Outcome != RuleOutcome.NotApplicable).Select(result => result.RuleId).Order(StringComparer.Ordinal));
        Assert.All(bad, result => Assert.Equal(RuleOutcome.Fail, result.Outcome));
    }

    private static IReadOnlyList<RuleResult> Explain<TSnapshot>(RuleSet<TSnapshot> rules, TSnapshot snapshot)
    {
        var results = rules.Explain(snapshot);
        Assert.All(rules.Rules.Zip(results), pair => RuleResultAssert.IsConsistent(pair.First, pair.Second));
        return results;
    }
}
