using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Claims;

/// <summary>The input of a step of a claim.</summary>
/// <param name="Operation">The operation's input.</param>
/// <param name="Lost">EIPs that others were first to take.</param>
public sealed record ClaimInput(OperationInput Operation, IReadOnlyList<string> Lost);
