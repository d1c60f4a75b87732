namespace EipFunctions.Domain.Warnings;

/// <summary>A consequence that a caller may not have in mind. It never stands in the way of anything.</summary>
/// <param name="Id">What kind of warning it is, in lower-case words joined by hyphens, such as <c>waf-origin</c>.</param>
/// <param name="Source">Where it comes from: an FAQ section, the API's documentation, or the setting that it is computed from.</param>
/// <param name="Message">What will happen, with the values concerned.</param>
/// <param name="Remedy">What the caller can do about it.</param>
public sealed record Warning(string Id, string Source, string Message, string Remedy);
