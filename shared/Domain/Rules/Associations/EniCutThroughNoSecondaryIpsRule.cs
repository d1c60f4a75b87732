using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// In cut-through mode the ENI has no private IP address but its primary one. (API reference: AssociateEipAddress.)
/// </summary>
internal sealed class EniCutThroughNoSecondaryIpsRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-cut-through-no-secondary-ips";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "BINDED mode for an ENI with secondary private IP addresses";

    private protected override AlibabaError Error => AssociationErrors.EniHasSubIp;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Mode: EipMode.CutThrough, Target.Resource: NetworkInterface eni })
        {
            return NotApplicable;
        }

        var secondary = string.Join(", ", eni.PrivateIpAddresses.Skip(1));
        var compared = new Comparison("no secondary private IP address", secondary.Length == 0 ? Comparison.None : secondary);
        return secondary.Length == 0
            ? Passed(compared)
            : Violated(
                compared,
                $"ENI '{eni.ResourceId}' has secondary private IP addresses: {secondary}.",
                "Unassign the secondary private IP addresses, or use another mode.",
                eni.ResourceId);
    }
}
