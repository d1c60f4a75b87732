using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The kind that is asked for is one that EIPs can be associated with. (FAQ section_pap_ugo_jeh.)</summary>
internal sealed class KindSupportedRule : Rule<AssociationSnapshot>
{
    public override string Id => "kind-supported";

    public override string Source => RuleSource.FaqKinds;

    public override string BlocksOn => "a kind that is not one of the five that take EIPs";

    private protected override AlibabaError Error => AssociationErrors.InstanceTypeNotSupported;

    private protected override string Field => "resourceKind";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Request.ResourceKind is not { } kind)
        {
            return NotApplicable;
        }

        var kinds = string.Join(", ", Enum.GetNames<ResourceKind>());
        var compared = new Comparison($"one of {kinds}", kind.ToString());
        return Enum.IsDefined(kind)
            ? Passed(compared)
            : Violated(
                compared,
                $"'{kind}' is not a kind of resource that an EIP can be associated with.",
                $"Use one of {kinds}.");
    }
}
