using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Associations;

/// <summary>
/// An EIP that holds a slot of a resource. While its mode is being changed, or it is moved within one
/// resource, it is there twice: as it was, and as it is to be.
/// </summary>
/// <param name="Slot">The slot; see <see cref="SlotAssignment"/>.</param>
/// <param name="EipId">The EIP.</param>
/// <param name="IpAddress">Its address.</param>
/// <param name="InternetChargeType">How its traffic is metered.</param>
/// <param name="Mode">The mode of the association.</param>
/// <param name="PrivateIpAddress">The private address it maps to; null where there is none.</param>
public sealed record Occupant(
    string Slot,
    string EipId,
    string IpAddress,
    InternetChargeType InternetChargeType,
    EipMode Mode,
    string? PrivateIpAddress)
{
    /// <summary>The occupant that an association makes of its EIP.</summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="association">The association.</param>
    /// <returns>The occupant.</returns>
    public static Occupant Of(Eip eip, Association association)
    {
        ArgumentNullException.ThrowIfNull(eip);
        ArgumentNullException.ThrowIfNull(association);
        return new(
            association.Slot,
            eip.EipId,
            eip.IpAddress,
            eip.InternetChargeType,
            association.Mode,
            association.PrivateIpAddress);
    }

    /// <summary>Whether this is what an association makes of an EIP.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <param name="association">The association.</param>
    /// <returns>True when EIP, slot, mode and private address agree.</returns>
    public bool Is(string eipId, Association association)
    {
        ArgumentNullException.ThrowIfNull(association);
        return EipId == eipId
            && Slot == association.Slot
            && Mode == association.Mode
            && PrivateIpAddress == association.PrivateIpAddress;
    }
}
