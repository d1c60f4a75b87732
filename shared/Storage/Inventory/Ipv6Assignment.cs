namespace EipFunctions.Storage.Inventory;

/// <summary>What an assignment of IPv6 addresses came to.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Addresses">All IPv6 addresses of the instance now.</param>
/// <param name="Address">The address that was refused; null when none was.</param>
/// <param name="Limit">The quota that does not suffice; 0 otherwise.</param>
public sealed record Ipv6Assignment(
    Ipv6AssignmentStatus Status, IReadOnlyList<string> Addresses, string? Address = null, int Limit = 0);
