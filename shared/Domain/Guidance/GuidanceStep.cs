namespace EipFunctions.Domain.Guidance;

/// <summary>Something to do in an operating system.</summary>
/// <param name="Purpose">What it does, what to expect, and where the lines go when they are a file's.</param>
/// <param name="Lines">Commands to run as root or administrator, in this order and in one shell; or the lines of a file.</param>
public sealed record GuidanceStep(string Purpose, IReadOnlyList<string> Lines);
