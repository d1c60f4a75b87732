using System.Collections.Frozen;

namespace EipFunctions.Domain.Eips;

/// <summary>Every move that an EIP can make. What is not listed is refused.</summary>
public static class EipStateMachine
{
    private static readonly FrozenDictionary<(EipState From, EipTrigger Trigger), EipState> Moves =
        new Dictionary<(EipState From, EipTrigger Trigger), EipState>
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
        }.ToFrozenDictionary();

    /// <summary>The state after a trigger.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="trigger">What happens.</param>
    /// <returns>The state after, or null when the move is not allowed.</returns>
    public static EipState? Next(EipState state, EipTrigger trigger) =>
        Moves.TryGetValue((state, trigger), out var next) ? next : null;

    /// <summary>Whether a state lasts only while an operation runs.</summary>
    /// <param name="state">The state.</param>
    /// <returns>True for Associating, Unassociating and Releasing.</returns>
    public static bool IsTransitional(EipState state) =>
        state is EipState.Associating or EipState.Unassociating or EipState.Releasing;
}
