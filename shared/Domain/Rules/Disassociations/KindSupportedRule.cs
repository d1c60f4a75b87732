using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>The kind that is named is one that EIPs can be associated with. (FAQ section_pap_ugo_jeh.)</summary>
internal sealed class KindSupportedRule : Rule<DisassociationSnapshot>
{
    public override string Id => "kind-supported";

    public override string Source => RuleSource.FaqKinds;

    public override string BlocksOn => "a kind that is not one of the five that take EIPs";

    private protected override AlibabaError Error => DisassociationErrors.InstanceTypeNotSupported;

    private protected override string Field => "resourceKind";

    public override Violation? Evaluate(DisassociationSnapshot snapshot) =>
        snapshot.Request.ResourceKind is { } kind && !Enum.IsDefined(kind)
            ? Violated(
                $"'{kind}' is not a kind of resource that an EIP can be associated with.",
                $"Use one of {string.Join(", ", Enum.GetNames<ResourceKind>())}, or none.")
            : null;
}
