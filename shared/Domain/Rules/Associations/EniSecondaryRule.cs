using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// The ENI is a secondary one, in every mode: a primary ENI is served by associating its ECS instance. (FAQ
/// section_pap_ugo_jeh.)
/// </summary>
internal sealed class EniSecondaryRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-secondary";

    public override string Source => RuleSource.FaqKinds;

    public override string BlocksOn => "a primary ENI";

    private protected override AlibabaError Error => AssociationErrors.BindInstanceNotSupported;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not NetworkInterface eni)
        {
            return NotApplicable;
        }

        var compared = new Comparison("Secondary", eni.Type.ToString());
        return eni.Type == NetworkInterfaceType.Secondary
            ? Passed(compared)
            : Violated(
                compared,
                $"ENI '{eni.ResourceId}' is of type {eni.Type}; it must be Secondary.",
                eni.InstanceId is null ? "Use a secondary ENI." : $"Use ECS instance '{eni.InstanceId}' itself, or a secondary ENI.",
                eni.ResourceId,
                argument: "primary NetworkInterface");
    }
}
