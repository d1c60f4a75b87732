namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>The kind that is named is that of the resource. (API reference: UnassociateEipAddress.)</summary>
internal sealed class KindMatchesRule : Rule<DisassociationSnapshot>
{
    public override string Id => "kind-matches";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "a kind other than that of the resource";

    private protected override AlibabaError Error => DisassociationErrors.InstanceNotFound;

    private protected override string Field => "resourceKind";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot is not { Request.ResourceKind: { } asked, Eip: { } eip, Association: { } association }
            || !Enum.IsDefined(asked))
        {
            return NotApplicable;
        }

        var compared = new Comparison(association.ResourceKind.ToString(), asked.ToString());
        return asked == association.ResourceKind
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' is associated with '{association.ResourceId}' of kind "
                + $"{association.ResourceKind}, not {asked}.",
                $"Name {association.ResourceKind}, or no kind.",
                association.ResourceId);
    }
}
