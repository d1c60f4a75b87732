namespace EipFunctions.Api.Problems;

/// <summary>A part of a request that is not acceptable, whatever the state of things.</summary>
/// <param name="Field">Where it is: the path of a member of the body, or the name of a parameter or header.</param>
/// <param name="Value">What was sent, shortened; absent when nothing was.</param>
/// <param name="Rule">What it has to be.</param>
/// <param name="Remedy">What to send instead.</param>
public sealed record InvalidField(string Field, string? Value, string Rule, string Remedy);
