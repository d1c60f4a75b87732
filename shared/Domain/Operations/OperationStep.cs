namespace EipFunctions.Domain.Operations;

/// <summary>One step of an operation.</summary>
/// <param name="Name">The step: Reserve, Bind, Verify, Commit, Publish, or the compensation of one.</param>
/// <param name="Status">Running, Completed, Failed or Canceled.</param>
/// <param name="Attempts">The attempts that have started.</param>
/// <param name="StartedAt">When the first attempt started, in UTC, when known.</param>
/// <param name="EndedAt">When it ended, in UTC; null while it goes on.</param>
/// <param name="Error">How the last failed attempt failed, if one did.</param>
public sealed record OperationStep(
    string Name, string Status, int Attempts, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string? Error);
