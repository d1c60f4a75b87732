using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Warnings;

/// <summary>What a caller should have in mind who moves or swaps EIPs.</summary>
public static class MoveWarnings
{
    /// <summary>Every warning, from the facts that the rules are evaluated on: it tells of nothing that the principal may not see.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>The warnings; none where there is no association that the principal may see.</returns>
    public static IReadOnlyList<Warning> Of(MoveSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot is { Eip: { } eip, Association: { } association }
            ?
            [
                .. DisassociationWarnings.NatGatewayEntries(snapshot.AsDisassociation),
                EipWarnings.EstablishedFlowsCut(eip, association.ResourceId),
            ]
            : [];
    }

    /// <summary>Every warning of a swap: those of the two moves that it is.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>The warnings.</returns>
    public static IReadOnlyList<Warning> Of(SwapSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return [.. Of(snapshot.AsMove), .. Of(snapshot.AsOtherMove)];
    }
}
