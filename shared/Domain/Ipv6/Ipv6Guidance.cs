using EipFunctions.Domain.Guidance;

namespace EipFunctions.Domain.Ipv6;

/// <summary>How an instance's operating system gets its IPv6 addresses (FAQ section_h91_8bh_fbx).</summary>
/// <param name="Addresses">The addresses, in canonical form.</param>
/// <param name="Gateway">The gateway; absent when the vSwitch's block is not registered.</param>
/// <param name="Notes">What else to know.</param>
/// <param name="OperatingSystems">The commands, by operating system; empty while there are no addresses.</param>
public sealed record Ipv6Guidance(
    IReadOnlyList<string> Addresses, string? Gateway, IReadOnlyList<string> Notes, IReadOnlyList<OsGuidance> OperatingSystems);
