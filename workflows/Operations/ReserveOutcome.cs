using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Segments;
using EipFunctions.Workflows.Gateway;

namespace EipFunctions.Workflows.Operations;

/// <summary>What a Reserve step came to.</summary>
/// <param name="Violations">Every rule that the request violates; empty when it was reserved.</param>
/// <param name="Change">The change that the gateway is to make; null when rejected, or when all is done without one.</param>
/// <param name="AssociationId">The association that is made, changed or ended; null when rejected, or when there is none.</param>
public sealed record ReserveOutcome(IReadOnlyList<Violation> Violations, GatewayChange? Change, string? AssociationId)
{
    /// <summary>The change of the other EIP of a swap; null for all else.</summary>
    public GatewayChange? OtherChange { get; init; }

    /// <summary>How long a deferred request waited in vain, in words; null for any other.</summary>
    public string? Expired { get; init; }

    /// <summary>What the caller should have in mind, when it was reserved.</summary>
    public IReadOnlyList<Warning> Warnings
    {
        // What an earlier version journaled has none.
        get => field ?? [];
        init;
    } = [];

    /// <summary>Whether an earlier run of the operation did all of it already; only of segments, which no <see cref="Change"/> tells it of.</summary>
    public bool IsDone { get; init; }

    internal static ReserveOutcome From(SegmentReservation reservation) =>
        new(reservation.Violations, Change: null, AssociationId: null) { IsDone = reservation.IsDone };

    internal static ReserveOutcome From(Reservation reservation, OperationScope scope) => new(
        reservation.Violations, ChangeOf(reservation.Eip, scope), reservation.Eip?.Association?.AssociationId)
    {
        OtherChange = ChangeOf(reservation.Other, scope),
        Warnings = reservation.Warnings,
    };

    private static GatewayChange? ChangeOf(Eip? eip, OperationScope scope) => eip is not null && EipStateMachine.IsTransitional(eip.State)
        ? GatewayChanges.Of(eip, scope.Partition.AccountId, scope.OperationId)
        : null;
}
