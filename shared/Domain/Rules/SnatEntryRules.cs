using EipFunctions.Domain.Rules.Snat;

namespace EipFunctions.Domain.Rules;

/// <summary>The preconditions of a new SNAT entry.</summary>
public static class SnatEntryRules
{
    /// <summary>Every rule, in the order in which violations are reported.</summary>
    public static RuleSet<SnatEntrySnapshot> All { get; } = new(
    [
        new NatGatewayExistsRule(),
        new NatGatewayKindRule(),
        new NatGatewayNotDeletingRule(),
        new NatGatewayStateRule(),
        new SnatIpFormRule(),
        new SnatIpCountRule(),
        new OneSourceRule(),
        new SourceCidrFormRule(),
        new SnatIpOnGatewayRule(),
        new SnatIpNotForwardedRule(),
        new SourceFreeRule(),
        new SnatEntryQuotaRule(),
    ]);
}
