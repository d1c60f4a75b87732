using EipFunctions.Domain.Operations;

namespace EipFunctions.Api.Operations;

/// <summary>What starting an operation came to.</summary>
/// <param name="Status">Whether it is new.</param>
/// <param name="Operation">The operation that has the id.</param>
public sealed record OperationStart(OperationStartStatus Status, Operation Operation);
