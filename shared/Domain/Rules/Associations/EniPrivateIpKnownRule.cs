using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The private IP address that is named is one of the ENI. (FAQ section_c6w_x9a_b7m.)</summary>
internal sealed class EniPrivateIpKnownRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-private-ip-known";

    public override string Source => RuleSource.FaqMultipleEips;

    public override string BlocksOn => "a private IP address that the ENI does not have";

    private protected override AlibabaError Error => AssociationErrors.InvalidParameter;

    private protected override string Field => "privateIpAddress";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Request.PrivateIpAddress: { } address, Target.Resource: NetworkInterface eni })
        {
            return NotApplicable;
        }

        var known = string.Join(", ", eni.PrivateIpAddresses);
        var compared = new Comparison($"one of {known}", $"'{address}'");
        return eni.PrivateIpAddresses.Contains(address)
            ? Passed(compared)
            : Violated(
                compared,
                $"ENI '{eni.ResourceId}' has no private IP address '{address}'; it has {known}.",
                "Name one of the ENI's private IP addresses, or none to have a free one chosen.",
                eni.ResourceId);
    }
}
