namespace EipFunctions.Domain.Reconciliation;

/// <summary>Compares the three records of who has a slot: the EIP's association, the claim, and the resource's occupants.</summary>
public static class SlotComparison
{
    /// <summary>Compares. What the EIP says is right: its row alone changes with every operation.</summary>
    /// <param name="key">The EIP and slot.</param>
    /// <param name="facts">What is stored of them.</param>
    /// <returns>What disagrees; empty when nothing does.</returns>
    public static IReadOnlyList<SlotFinding> Of(SlotKey key, SlotFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new List<SlotFinding>();
        if (facts.ClaimedFor is { } claimed && facts.Associations.All(one => one.AssociationId != claimed))
        {
            found.Add(new(Make(FindingKind.UnownedClaim, $"Slot {key.Slot} is claimed for {claimed}, which does not hold it.")));
        }

        foreach (var occupant in facts.Occupants.Where(one => !facts.Associations.Any(held => one.Is(key.EipId, held))))
        {
            var text = $"Slot {key.Slot} is occupied ({occupant.Mode}, {occupant.PrivateIpAddress ?? "no address"}) without an association.";
            found.Add(new(Make(FindingKind.UnownedOccupant, text), Occupant: occupant));
        }

        if (!facts.IsShared && facts.Associations is [var first, ..] && facts.Associations.All(one => one.AssociationId != facts.ClaimedFor))
        {
            found.Add(new(Make(FindingKind.MissingClaim, $"Slot {key.Slot} is not claimed for {first.AssociationId}."), first));
        }

        foreach (var held in facts.Associations.Where(one => facts.IsRegistered && !facts.Occupants.Any(o => o.Is(key.EipId, one))))
        {
            var text = $"{held.AssociationId} ({held.Mode}, {held.PrivateIpAddress ?? "no address"}) is not on the resource's row.";
            found.Add(new(Make(FindingKind.MissingOccupant, text), held));
        }

        return found;

        Suspect Make(FindingKind kind, string before) =>
            new(kind, key.EipId, key.ResourceId, before) { Slot = key.Slot, Version = facts.Version };
    }
}
