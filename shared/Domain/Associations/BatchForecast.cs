using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Associations;

/// <summary>
/// What the rules say of several associations with one resource: each is judged as if those before it that pass had been
/// made, so that a quota which only all of them together exceed is found.
/// </summary>
public static class BatchForecast
{
    /// <summary>Judges the associations in their order.</summary>
    /// <param name="snapshot">The facts about the resource, the account and who asks; its request and EIP do not matter.</param>
    /// <param name="associations">The associations and their EIPs, each null where there is none.</param>
    /// <returns>For each, every rule that it would violate.</returns>
    public static IReadOnlyList<IReadOnlyList<Violation>> Judge(
        AssociationSnapshot snapshot, IReadOnlyList<(AssociationRequest Request, Eip? Eip)> associations)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(associations);
        var (board, judged) = (snapshot.Target, new List<IReadOnlyList<Violation>>());
        foreach (var (request, eip) in associations)
        {
            var one = snapshot with { Request = request, Eip = eip, Target = board };
            var violations = AssociationRules.All.Evaluate(one);
            judged.Add(violations);
            if (violations.Count == 0
                && SlotAssignment.Choose(board!, one.Mode, request.PrivateIpAddress) is { } slot)
            {
                var occupant = new Occupant(
                    slot.Slot, eip!.EipId, eip.IpAddress, eip.InternetChargeType, one.Mode, slot.PrivateIpAddress);
                board = board! with { Occupants = [.. board.Occupants, occupant] };
            }
        }

        return judged;
    }
}
