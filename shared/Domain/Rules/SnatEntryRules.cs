using EipFunctions.Domain.Rules.Nat;
using EipFunctions.Domain.Rules.Snat;

namespace EipFunctions.Domain.Rules;

/// <summary>The preconditions of a new SNAT entry.</summary>
public static class SnatEntryRules
{
    /// <summary>Every rule, in the order in which violations are reported.</summary>
    public static RuleSet<SnatEntrySnapshot> All { get; } = new(
    [
        new NatGatewayExistsRule<SnatEntrySnapshot>(RuleSource.CreateSnatEntry, SnatErrors.TableNotFound),
        new NatGatewayKindRule<SnatEntrySnapshot>(RuleSource.CreateSnatEntry, SnatErrors.NatGatewayNotExist),
        new NatGatewayNotDeletingRule<SnatEntrySnapshot>(RuleSource.CreateSnatEntry, SnatErrors.NatGatewayNotExist),
        new NatGatewayStateRule<SnatEntrySnapshot>(RuleSource.CreateSnatEntry, SnatErrors.NatGatewayStatus),
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
