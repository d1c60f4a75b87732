using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Claims;

/// <summary>What a claim would come to now.</summary>
/// <param name="WouldSucceed">Whether it would get an EIP.</param>
/// <param name="EipId">An EIP that it could get; null when it would allocate one, or get none.</param>
/// <param name="WouldAllocate">Whether it would allocate one. The quota and the pool of addresses are not asked.</param>
/// <param name="Violations">Everything that stands in the way.</param>
public sealed record ClaimDryRun(bool WouldSucceed, string? EipId, bool WouldAllocate, IReadOnlyList<Violation> Violations);
