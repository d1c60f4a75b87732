using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Gateway;

namespace EipFunctions.Workflows.Operations;

/// <summary>What a Reserve step came to.</summary>
/// <param name="Violations">Every rule that the request violates; empty when it was reserved.</param>
/// <param name="Change">The change that the gateway is to make; null when rejected, or when none is needed.</param>
/// <param name="AssociationId">The association that is made or ended; null when rejected, or when there is none.</param>
public sealed record ReserveOutcome(IReadOnlyList<Violation> Violations, GatewayChange? Change, string? AssociationId)
{
    /// <summary>What the caller should have in mind, when it was reserved.</summary>
    public IReadOnlyList<Warning> Warnings
    {
        // What an earlier version journaled has none.
        get => field ?? [];
        init;
    } = [];

    internal static ReserveOutcome From(Reservation reservation, string operationId) =>
        reservation.Eip is { } eip
            ? new([], Binding(eip, operationId), eip.Association?.AssociationId) { Warnings = reservation.Warnings }
            : new(reservation.Violations, null, null);

    private static GatewayChange Binding(Eip eip, string operationId)
    {
        var association = eip.Association;
        return new(
            eip.RegionId,
            eip.EipId,
            eip.Fence,
            association is null ? null : new(
                eip.RegionId,
                eip.EipId,
                eip.IpAddress,
                association.ResourceId,
                association.ResourceKind,
                association.Mode,
                association.PrivateIpAddress,
                operationId));
    }
}
