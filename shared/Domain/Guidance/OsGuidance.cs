using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Guidance;

/// <summary>What to do in one operating system.</summary>
/// <param name="OperatingSystem">The operating system.</param>
/// <param name="Configure">What makes it work until the next start; empty when nothing need be done.</param>
/// <param name="Persist">What makes it last beyond the next start.</param>
/// <param name="Check">What shows that it works.</param>
public sealed record OsGuidance(
    GuestOs OperatingSystem,
    IReadOnlyList<GuidanceStep> Configure,
    IReadOnlyList<GuidanceStep> Persist,
    IReadOnlyList<GuidanceStep> Check);
