using System.Text.Json;

namespace EipFunctions.Functions.Durable;

/// <summary>The input of an activity function: the activity's own, with the facts of the call.</summary>
/// <param name="InstanceId">The workflow instance that calls.</param>
/// <param name="Execution">Its execution, from 0.</param>
/// <param name="Sequence">The number of the call in the execution, from 0.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="Timeout">How long the attempt may take; null for no limit.</param>
/// <param name="Input">The activity's input.</param>
public sealed record ActivityCall(
    string InstanceId, int Execution, int Sequence, int Attempt, TimeSpan? Timeout, JsonElement? Input);
