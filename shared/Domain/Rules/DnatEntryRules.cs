using EipFunctions.Domain.Rules.Dnat;
using EipFunctions.Domain.Rules.Nat;

namespace EipFunctions.Domain.Rules;

/// <summary>The preconditions of a new DNAT entry.</summary>
public static class DnatEntryRules
{
    /// <summary>Every rule, in the order in which violations are reported.</summary>
    public static RuleSet<DnatEntrySnapshot> All { get; } = new(
    [
        new NatGatewayExistsRule<DnatEntrySnapshot>(RuleSource.CreateForwardEntry, DnatErrors.TableNotFound),
        new NatGatewayKindRule<DnatEntrySnapshot>(RuleSource.CreateForwardEntry, DnatErrors.NatGatewayNotExist),
        new NatGatewayNotDeletingRule<DnatEntrySnapshot>(RuleSource.CreateForwardEntry, DnatErrors.NatGatewayNotExist),
        new NatGatewayStateRule<DnatEntrySnapshot>(RuleSource.CreateForwardEntry, DnatErrors.NatGatewayStatus),
        new NatGatewayInVpcRule(),
        new ExternalIpFormRule(),
        new InternalIpFormRule(),
        new ExternalPortFormRule(),
        new InternalPortFormRule(),
        new ProtocolSupportedRule(),
        new AnyTogetherRule(),
        new PortRangeLengthRule(),
        new ExternalIpOnGatewayRule(),
        new TargetVisibleRule(),
        new TargetOwnsInternalIpRule(),
        new TargetSameVpcRule(),
        new TargetWithoutEipRule(),
        new ExternalIpWithoutSnatRule(),
        new ExternalPortFreeRule(),
        new InternalPortFreeRule(),
        new DnatEntryQuotaRule(),
    ]);
}
