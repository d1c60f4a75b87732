namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>
/// The association that is named is the one that the EIP has: whoever ends what it made does not end what others made
/// after it. (API reference: UnassociateEipAddress.)
/// </summary>
internal sealed class AssociationMatchesRule : Rule<DisassociationSnapshot>
{
    public override string Id => "association-matches";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "an association other than the one that the EIP has";

    private protected override AlibabaError Error => DisassociationErrors.InstanceNotFound;

    private protected override string Field => "associationId";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot is not { Request.AssociationId: { } asked, Eip: { } eip, Association: { } association })
        {
            return NotApplicable;
        }

        var compared = new Comparison($"'{association.AssociationId}'", $"'{asked}'");
        return string.Equals(asked, association.AssociationId, StringComparison.Ordinal)
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' does not have association '{asked}' any more.",
                "There is nothing to do: the association that was meant has ended.");
    }
}
