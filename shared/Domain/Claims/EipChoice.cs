using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Claims;

/// <summary>What looking for a free EIP came to.</summary>
/// <param name="EipId">The EIP; null when none is free or the claim is refused.</param>
/// <param name="Violations">Why the claim is refused; empty when it is not. Without an EIP it is then to be allocated.</param>
public sealed record EipChoice(string? EipId, IReadOnlyList<Violation> Violations);
