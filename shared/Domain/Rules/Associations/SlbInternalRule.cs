using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The SLB instance is an internal one. (FAQ section_n0f_o8t_tfe.)</summary>
internal sealed class SlbInternalRule : Rule<AssociationSnapshot>
{
    public override string Id => "slb-internal";

    public override string Source => RuleSource.FaqSlb;

    public override string BlocksOn => "a public-facing SLB instance";

    private protected override AlibabaError Error => AssociationErrors.BindInstanceNotSupported;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not SlbInstance slb)
        {
            return NotApplicable;
        }

        var compared = new Comparison(nameof(SlbAddressType.Intranet), slb.AddressType.ToString());
        return slb.AddressType == SlbAddressType.Intranet
            ? Passed(compared)
            : Violated(
                compared,
                $"SLB instance '{slb.ResourceId}' is public-facing (address type {slb.AddressType}); it must be "
                + "internal.",
                "Use an internal SLB instance.",
                slb.ResourceId,
                argument: "public-facing SlbInstance");
    }
}
