namespace EipFunctions.Workflows.Holds;

/// <summary>The output of the workflow that watches over a hold.</summary>
/// <param name="Attempts">How many associations with replacements were begun.</param>
/// <param name="IsReleased">Whether the EIP was released in the end.</param>
public sealed record HoldOutcome(int Attempts, bool IsReleased);
