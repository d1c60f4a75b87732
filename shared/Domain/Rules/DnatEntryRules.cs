using EipFunctions.Domain.Rules.Dnat;

namespace EipFunctions.Domain.Rules;

/// <summary>The preconditions of a new DNAT entry.</summary>
public static class DnatEntryRules
{
    /// <summary>Every rule, in the order in which violations are reported.</summary>
    public static RuleSet<DnatEntrySnapshot> All { get; } = new(
    [
        new NatGatewayExistsRule(),
        new NatGatewayKindRule(),
        new NatGatewayNotDeletingRule(),
        new NatGatewayStateRule(),
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
