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

    public override Violation? Evaluate(AssociationSnapshot snapshot) =>
        snapshot.Target?.Resource is SlbInstance { AddressType: not SlbAddressType.Intranet } slb
            ? Violated(
                $"SLB instance '{slb.ResourceId}' is public-facing (address type {slb.AddressType}); it must be "
                + "internal.",
                "Use an internal SLB instance.",
                slb.ResourceId,
                argument: "public-facing SlbInstance")
            : null;
}
