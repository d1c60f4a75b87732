using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>Cut-through and multi-EIP mode are for ENIs only. (FAQ section_9y3_r2h_ran.)</summary>
internal sealed class ModeOnlyForEniRule : Rule<AssociationSnapshot>
{
    public override string Id => "mode-only-for-eni";

    public override string Source => RuleSource.FaqModes;

    public override string BlocksOn => "BINDED or MULTI_BINDED mode for anything but an ENI";

    private protected override AlibabaError Error => AssociationErrors.ModeOnlyForEni;

    private protected override string Field => "mode";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Mode: EipMode.CutThrough or EipMode.MultiEip, Target.Resource: { } resource })
        {
            return NotApplicable;
        }

        var compared = new Comparison(nameof(NetworkInterface), resource.Kind.ToString());
        return resource is NetworkInterface
            ? Passed(compared)
            : Violated(
                compared,
                $"Mode {ModeName.Of(snapshot.Mode)} is for secondary ENIs; '{resource.ResourceId}' is of kind "
                + $"{resource.Kind}.",
                "Use mode NAT, or a secondary ENI.",
                resource.ResourceId);
    }
}
