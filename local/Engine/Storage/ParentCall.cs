namespace EipFunctions.Engine;

/// <summary>The durable call that a child workflow answers.</summary>
/// <param name="InstanceId">The parent.</param>
/// <param name="Execution">The parent's execution: results for an older one are dropped.</param>
/// <param name="Sequence">The number of the call.</param>
/// <param name="Attempt">The attempt, from 1.</param>
internal sealed record ParentCall(string InstanceId, int Execution, int Sequence, int Attempt);
