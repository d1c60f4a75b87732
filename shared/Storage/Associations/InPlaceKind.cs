using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;

namespace EipFunctions.Storage.Associations;

/// <summary>What tells one kind of change in place from another: how it moves the EIP's state, and what is announced of it.</summary>
internal sealed record InPlaceKind(
    EipTrigger Begin, EipTrigger RollBack, string Requested, string Succeeded, string Failed, string RolledBack, bool IsMove)
{
    public static InPlaceKind ModeChange { get; } = new(
        EipTrigger.BeginModeChange,
        EipTrigger.RollBackModeChange,
        EipEventType.ModeChangeRequested,
        EipEventType.ModeChangeSucceeded,
        EipEventType.ModeChangeFailed,
        EipEventType.ModeChangeRolledBack,
        IsMove: false);

    public static InPlaceKind Move { get; } = new(
        EipTrigger.BeginMove,
        EipTrigger.RollBackMove,
        EipEventType.MoveRequested,
        EipEventType.MoveSucceeded,
        EipEventType.MoveFailed,
        EipEventType.MoveRolledBack,
        IsMove: true);
}
