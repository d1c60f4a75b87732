using System.Text.Json;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Functions.Durable;

/// <summary>
/// The output of an activity function. A failure is a result too: thrown, it would reach the workflow as the text of
/// whatever lies between, without its type and what caused it.
/// </summary>
/// <param name="Output">The activity's output.</param>
/// <param name="Failure">How the attempt failed; null when it did not.</param>
public sealed record ActivityResult(JsonElement? Output, WorkflowFailure? Failure = null);
