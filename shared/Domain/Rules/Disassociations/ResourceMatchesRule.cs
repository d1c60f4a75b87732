namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>
/// The resource that is named is the one that the EIP is associated with. (API reference: UnassociateEipAddress.)
/// </summary>
internal sealed class ResourceMatchesRule : Rule<DisassociationSnapshot>
{
    public override string Id => "resource-matches";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "a resource other than the one that the EIP is associated with";

    private protected override AlibabaError Error => DisassociationErrors.InstanceNotFound;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot is not { Request.ResourceId: { } asked, Eip: { } eip, Association: { } association })
        {
            return NotApplicable;
        }

        var compared = new Comparison($"'{association.ResourceId}'", $"'{asked}'");
        return string.Equals(asked, association.ResourceId, StringComparison.Ordinal)
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' is associated with '{association.ResourceId}', not '{asked}'.",
                $"Name '{association.ResourceId}', or no resource.",
                association.ResourceId);
    }
}
