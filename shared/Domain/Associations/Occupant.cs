using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Associations;

/// <summary>An EIP that holds a slot of a resource.</summary>
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
    string? PrivateIpAddress);
