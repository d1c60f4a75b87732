using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using EipFunctions.Gateway;
using EipFunctions.Storage.Associations;
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

    internal static ReserveOutcome From(Reservation reservation, string operationId) => new(
        reservation.Violations,
        reservation.Eip is { } eip && EipStateMachine.IsTransitional(eip.State) ? ChangeOf(eip, operationId) : null,
        reservation.Eip?.Association?.AssociationId)
    {
        OtherChange = reservation.Other is { } other ? ChangeOf(other, operationId) : null,
        Warnings = reservation.Warnings,
    };

    private static GatewayChange ChangeOf(Eip eip, string operationId) => new(
        eip.RegionId,
        eip.EipId,
        eip.Fence,
        Binding(eip, eip.Association, operationId),
        Binding(eip, eip.Association?.Replaces, operationId));

    private static GatewayBinding? Binding(Eip eip, Association? association, string operationId) => association is null
        ? null
        : new(
            eip.RegionId,
            eip.EipId,
            eip.IpAddress,
            association.ResourceId,
            association.ResourceKind,
            association.Mode,
            association.PrivateIpAddress,
            operationId);
}
