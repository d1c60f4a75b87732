using EipFunctions.Domain.Associations;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>All that is stored of an EIP in a slot: by the EIP, by the claim, and by the resource.</summary>
public sealed class SlotFacts
{
    /// <summary>The version of the EIP's row (<see cref="Suspect.VersionOf"/>); null for none.</summary>
    public string? Version { get; set; }

    /// <summary>The associations of the EIP that hold the slot: one, and while its mode is changed the one that it replaces.</summary>
    public List<Association> Associations { get; } = [];

    /// <summary>The association that the slot is claimed for; null when it is not claimed for the EIP.</summary>
    public string? ClaimedFor { get; set; }

    /// <summary>Whether the slot is claimed for the other EIP of a swap, which stands for this one too (<see cref="SwapClaim"/>).</summary>
    public bool IsShared { get; set; }

    /// <summary>What the resource's row has of the EIP in the slot.</summary>
    public List<Occupant> Occupants { get; } = [];

    /// <summary>Whether the resource is registered.</summary>
    public bool IsRegistered { get; set; }
}
