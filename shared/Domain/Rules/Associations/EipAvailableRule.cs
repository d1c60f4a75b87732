using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// The EIP is associated with nothing: it can be associated with only one resource. (FAQ section_ote_h91_ws7.)
/// </summary>
internal sealed class EipAvailableRule : Rule<AssociationSnapshot>
{
    public override string Id => "eip-available";

    public override string Source => RuleSource.FaqOneResource;

    public override string BlocksOn => "an EIP that is associated already";

    private protected override AlibabaError Error => AssociationErrors.IncorrectEipStatus;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Eip is not { State: EipState.Available or EipState.InUse } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("Available", eip.State.ToString());
        if (eip.State == EipState.Available)
        {
            return Passed(compared);
        }

        var holder = AssociatedResource.VisibleTo(snapshot);
        return Violated(
            compared,
            $"EIP '{eip.EipId}' is InUse, associated with "
            + $"{(holder is null ? "another resource" : $"'{holder}'")}; it must be Available.",
            "Disassociate the EIP first, or use another one.",
            holder);
    }
}
