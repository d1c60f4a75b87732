using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Snat;

/// <summary>The resource that is to carry the entry is a NAT gateway. (API reference: CreateSnatEntry.)</summary>
internal sealed class NatGatewayKindRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "nat-gateway-kind";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "a resource that is not a NAT gateway";

    private protected override AlibabaError Error => SnatErrors.NatGatewayNotExist;

    private protected override string Field => "natGatewayId";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
    {
        if (snapshot.NatGateway?.Resource is not { } resource)
        {
            return NotApplicable;
        }

        var compared = new Comparison(nameof(ResourceKind.Nat), resource.Kind.ToString());
        return resource is NatGateway
            ? Passed(compared)
            : Violated(
                compared,
                $"'{resource.ResourceId}' is of kind {resource.Kind}, not Nat.",
                "Name a NAT gateway.",
                resource.ResourceId);
    }
}
