using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>A private IP address is named for an ENI only. (API reference: AssociateEipAddress.)</summary>
internal sealed class PrivateIpOnlyForEniRule : Rule<AssociationSnapshot>
{
    public override string Id => "private-ip-only-for-eni";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "a private IP address named for anything but an ENI";

    private protected override AlibabaError Error => AssociationErrors.InvalidParameter;

    private protected override string Field => "privateIpAddress";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Request.PrivateIpAddress: { } address, Target.Resource: { } resource })
        {
            return NotApplicable;
        }

        var compared = new Comparison(nameof(NetworkInterface), resource.Kind.ToString());
        return resource is NetworkInterface
            ? Passed(compared)
            : Violated(
                compared,
                $"Private IP address '{address}' is named, but '{resource.ResourceId}' is of kind {resource.Kind}, "
                + "not NetworkInterface.",
                "Leave the private IP address out.",
                resource.ResourceId);
    }
}
