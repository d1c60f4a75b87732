using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using static EipFunctions.Domain.Tests.Rules.Snapshots;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class MoveRulesTests
{
    public static TheoryData<int, string> Cases => [.. MoveCases.All.Select((c, i) => new TheoryDataRow<int, string>(i, c.RuleId))];

    [Fact]
    public void Evaluate_NothingWrong_Passes() =>
        Assert.All(OutcomeSnapshots.PassingMoves, snapshot => Assert.Empty(MoveRules.All.Evaluate(snapshot)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_OneRuleBroken_ThatRuleComesBack(int index, string ruleId)
    {
        var rule = MoveCases.All[index];

        var violations = MoveRules.All.Evaluate(rule.Break(rule.Passing));

        Assert.Empty(MoveRules.All.Evaluate(rule.Passing));
        ViolationAssert.IsComplete(Assert.Single(violations, violation => violation.RuleId == ruleId));

        // A target with an occupant of the EIP's own association has more than one thing wrong with it, and only that.
        Assert.True(violations.Count == 1 || ruleId is "move-other-resource" or "resource-visible", string.Join(' ', violations.Select(v => v.RuleId)));
    }

    [Fact]
    public void All_EveryRule_HasACase() =>
        Assert.Empty(MoveRules.All.Rules.Select(rule => rule.Id).Except(MoveCases.All.Select(c => c.RuleId)));

    // A rule that is added for leaving or for associating must hold for moving as well; what is left out, rules of its own say.
    [Fact]
    public void All_EveryRuleOfBothHalves_IsAmongThem()
    {
        var ids = MoveRules.All.Rules.Select(rule => rule.Id).ToList();

        Assert.Equal(["eip-available", "eip-not-held"], AssociationRules.All.Rules.Select(rule => rule.Id).Except(ids));
        Assert.Equal(
            ["eip-in-use", "resource-matches", "association-matches", "private-ip-matches"],
            DisassociationRules.All.Rules.Select(rule => rule.Id).Where(id => !ids.Contains($"current-{id}")).Except(ids));
    }

    [Fact]
    public void ExpectedCurrent_OtherResource_SaysWhatItIsAssociatedWith()
    {
        var move = PassingMove(ResourceKind.HaVip, ResourceKind.EcsInstance);

        var violation = Assert.Single(MoveRules.All.Evaluate(move.Asking(r => r with { ExpectedCurrent = "i-9" })));

        Assert.Equal(("expectedCurrent", false, "i-1"), (violation.Field, violation.Retryable, violation.BlockingResource));
        Assert.Contains("'i-1', not with 'i-9'", violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("i-1")]
    [InlineData("i-9")]
    public void ExpectedCurrent_ResourceHidden_DoesNotTellWhetherItWasGuessed(string guess)
    {
        var hidden = MoveCases.Own[^1];
        var snapshot = hidden.Break(hidden.Passing).Asking(r => r with { ExpectedCurrent = guess });

        var violation = Assert.Single(MoveRules.All.Evaluate(snapshot));

        Assert.Equal("resource-visible", violation.RuleId);
        Assert.DoesNotContain("i-1", $"{violation}", StringComparison.Ordinal);
        Assert.Empty(MoveWarnings.Of(snapshot));
    }

    [Fact]
    public void CoolDown_ItsLastMoment_IsOver()
    {
        var move = PassingMove(ResourceKind.HaVip, ResourceKind.EcsInstance);
        var moved = move.WithAssociation(a => a with { MovedAt = move.Now - move.CoolDown });

        Assert.Empty(MoveRules.All.Evaluate(moved));
        var refused = Assert.Single(MoveRules.All.Evaluate(moved with { Now = move.Now.AddTicks(-1) }));
        Assert.True(refused.Retryable);
        Assert.Contains("2021-01-14T00:00:00.000Z", refused.Message, StringComparison.Ordinal);
        Assert.Empty(MoveRules.All.Evaluate(moved.WithAssociation(a => a with { MovedAt = move.Now }) with { CoolDown = TimeSpan.Zero }));
    }

    [Fact]
    public void Evaluate_ResourceThatItLeavesIsGone_Passes()
    {
        var move = PassingMove(ResourceKind.HaVip, ResourceKind.EcsInstance) with { Current = null };

        Assert.Empty(MoveRules.All.Evaluate(move));
    }

    [Fact]
    public void Force_EntriesOfTheNatGateway_WarnsInPlaceOfRefusing()
    {
        var move = PassingMove(ResourceKind.HaVip, ResourceKind.Nat);
        var used = move with { Current = move.Current! with { DnatEntries = [Entry()], SnatEntries = [SnatEntry("snat-9")] } };

        Assert.Equal(["nat-dnat-entries", "nat-snat-entries"], MoveRules.All.Evaluate(used).Select(violation => violation.RuleId));
        var forced = used.Asking(r => r with { Force = true });
        Assert.Empty(MoveRules.All.Evaluate(forced));
        Assert.Equal(
            ["dnat-entries-lose-effect", "snat-entries-lose-effect", "established-flows-cut"],
            MoveWarnings.Of(forced).Select(warning => warning.Id));
    }

    [Fact]
    public void CompleteMove_Reserved_RemembersWhoHadItBefore()
    {
        var now = Snapshots.Eip.AllocatedAt.AddDays(1);
        var before = Association("i-1");
        var moving = (Snapshots.Eip with { State = EipState.InUse, Association = before }).Apply(EipTrigger.BeginMove, "op-1") with
        {
            Association = before with { AssociationId = "assoc-2", ResourceId = "i-2", Replaces = before },
        };

        var moved = moving.CompleteMove("op-1", "rg-1", now);

        Assert.Null(moving.IdleSince);
        Assert.Equal((EipState.InUse, "i-2", now, now), (moved.State, moved.Association!.ResourceId, moved.Association.MovedAt, moved.Association.VerifiedAt));
        Assert.Null(moved.Association.Replaces);
        Assert.Equal(("i-1", "assoc-1", "rg-1", now), (moved.LastHolder!.ResourceId, moved.LastHolder.AssociationId, moved.LastHolder.ResourceGroupId, moved.LastHolder.Until));
    }
}
