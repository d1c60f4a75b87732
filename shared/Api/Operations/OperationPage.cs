using EipFunctions.Domain.Operations;

namespace EipFunctions.Api.Operations;

/// <summary>One page of operations.</summary>
/// <param name="Operations">The operations.</param>
/// <param name="ContinuationToken">Where the next page starts; null on the last.</param>
public sealed record OperationPage(IReadOnlyList<Operation> Operations, string? ContinuationToken);
