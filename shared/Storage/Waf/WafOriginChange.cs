using EipFunctions.Domain.Eips;

namespace EipFunctions.Storage.Waf;

/// <summary>What a change of the WAF origins of an EIP came to.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Eip">The EIP after it; null when there is none that the principal may see.</param>
public sealed record WafOriginChange(WafOriginStatus Status, Eip? Eip = null);
