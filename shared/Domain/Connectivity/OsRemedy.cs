using EipFunctions.Domain.Guidance;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Connectivity;

/// <summary>Ways to mend a finding in one operating system; each step is a way of its own, the safest first.</summary>
/// <param name="OperatingSystem">The operating system.</param>
/// <param name="Steps">The ways.</param>
public sealed record OsRemedy(GuestOs OperatingSystem, IReadOnlyList<GuidanceStep> Steps);
