using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Batches;

/// <summary>What one EIP of a batch would come to, with those before it associated.</summary>
/// <param name="EipId">The EIP.</param>
/// <param name="WouldSucceed">Whether it would be associated.</param>
/// <param name="Violations">Everything that stands in the way.</param>
public sealed record BatchDryRunItem(string EipId, bool WouldSucceed, IReadOnlyList<Violation> Violations);
