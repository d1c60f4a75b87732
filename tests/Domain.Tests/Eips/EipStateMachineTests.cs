using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Tests.Rules;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.Eips;

public sealed class EipStateMachineTests
{
    private static readonly Dictionary<(EipState From, EipTrigger Trigger), EipState> Documented = new()
    {
        [(EipState.Available, EipTrigger.BeginAssociate)] = EipState.Associating,
        [(EipState.Associating, EipTrigger.CompleteAssociate)] = EipState.InUse,
        [(EipState.Associating, EipTrigger.RollBackAssociate)] = EipState.Available,
        [(EipState.InUse, EipTrigger.BeginDisassociate)] = EipState.Unassociating,
        [(EipState.Unassociating, EipTrigger.CompleteDisassociate)] = EipState.Available,
        [(EipState.Unassociating, EipTrigger.RollBackDisassociate)] = EipState.InUse,
        [(EipState.InUse, EipTrigger.BeginModeChange)] = EipState.Associating,
        [(EipState.Associating, EipTrigger.CompleteModeChange)] = EipState.InUse,
        [(EipState.Associating, EipTrigger.RollBackModeChange)] = EipState.InUse,
        [(EipState.InUse, EipTrigger.BeginMove)] = EipState.Associating,
        [(EipState.Associating, EipTrigger.CompleteMove)] = EipState.InUse,
        [(EipState.Associating, EipTrigger.RollBackMove)] = EipState.InUse,
        [(EipState.Available, EipTrigger.BeginRelease)] = EipState.Releasing,
        [(EipState.Releasing, EipTrigger.RollBackRelease)] = EipState.Available,
    };

    public static TheoryData<EipState, EipTrigger> EveryMove =>
        [.. from state in Enum.GetValues<EipState>()
            from trigger in Enum.GetValues<EipTrigger>()
            select new TheoryDataRow<EipState, EipTrigger>(state, trigger)];

    public static TheoryData<EipState> EveryState => [.. Enum.GetValues<EipState>()];

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void Apply_AnyMove_OnlyTheDocumentedOnesAreMade(EipState from, EipTrigger trigger)
    {
        var eip = Snapshots.Eip with { State = from, OperationId = "op-1" };

        if (Documented.TryGetValue((from, trigger), out var to))
        {
            var fence = EipStateMachine.IsTransitional(to) ? eip.Fence + 2 : eip.Fence;
            Assert.Equal(eip with { State = to, OperationId = "op-2", Fence = fence }, eip.Apply(trigger, "op-2"));
            return;
        }

        var exception = Assert.Throws<InvalidEipTransitionException>(() => eip.Apply(trigger, "op-2"));
        Assert.Equal((eip.EipId, from, trigger), (exception.EipId, exception.State, exception.Trigger));
    }

    [Fact]
    public void Apply_NextOperation_ItsFenceComesAfterTheUndoOfTheOneBefore()
    {
        var first = Snapshots.Eip.Apply(EipTrigger.BeginAssociate, "op-1");
        var second = first.Apply(EipTrigger.RollBackAssociate, "op-1").Apply(EipTrigger.BeginAssociate, "op-2");

        Assert.True(second.Fence > first.Fence + 1);
    }

    // Failures and retries are triggers out of turn and twice: each is either a documented move or changes nothing.
    [Property(MaxTest = 1000)]
    public void Apply_AnySequence_StaysInsideTheMachine(EipTrigger[] triggers)
    {
        var eip = Snapshots.Eip;
        foreach (var trigger in triggers)
        {
            var before = eip.State;
            try
            {
                eip = eip.Apply(trigger, "op-1");
                Assert.Equal(Documented[(before, trigger)], eip.State);
            }
            catch (InvalidEipTransitionException)
            {
                Assert.False(Documented.ContainsKey((before, trigger)));
                Assert.Equal(before, eip.State);
            }
        }

        Assert.True(Enum.IsDefined(eip.State));
    }

    [Theory]
    [MemberData(nameof(EveryState))]
    public void Next_FromEveryState_HasAWayBackToAvailable(EipState state)
    {
        HashSet<EipState> reached = [state];
        for (var size = 0; size < reached.Count;)
        {
            size = reached.Count;
            reached.UnionWith([.. reached.SelectMany(Successors)]);
        }

        Assert.Contains(EipState.Available, reached);
    }

    [Theory]
    [MemberData(nameof(EveryState))]
    public void Next_FromATransitionalState_RollsBackInOneMove(EipState state)
    {
        var rollsBack = Enum.GetValues<EipTrigger>()
            .Any(t => t.ToString().StartsWith("RollBack", StringComparison.Ordinal) && EipStateMachine.Next(state, t) is not null);

        Assert.Equal(EipStateMachine.IsTransitional(state), rollsBack);
    }

    [Fact]
    public void IsTransitional_EveryState_ThreeAre() =>
        Assert.Equal(
            [EipState.Associating, EipState.Unassociating, EipState.Releasing],
            Enum.GetValues<EipState>().Where(EipStateMachine.IsTransitional));

    private static IEnumerable<EipState> Successors(EipState state) =>
        Enum.GetValues<EipTrigger>().Select(t => EipStateMachine.Next(state, t)).OfType<EipState>();
}
