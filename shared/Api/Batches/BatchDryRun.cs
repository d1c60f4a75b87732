namespace EipFunctions.Api.Batches;

/// <summary>What a batch would come to now.</summary>
/// <param name="WouldSucceed">Whether every EIP would be associated.</param>
/// <param name="Items">Each EIP, in the order of the request.</param>
public sealed record BatchDryRun(bool WouldSucceed, IReadOnlyList<BatchDryRunItem> Items);
