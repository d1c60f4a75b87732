namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>The EIP exists, and the principal may see it. (API reference: UnassociateEipAddress.)</summary>
internal sealed class EipExistsRule : Rule<DisassociationSnapshot>
{
    public override string Id => "eip-exists";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "no such EIP that the caller may see";

    private protected override AlibabaError Error => DisassociationErrors.AllocationNotFound;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        var compared = new Comparison($"EIP '{snapshot.Request.EipId}'", snapshot.Eip?.IpAddress ?? MissingEip.Found(snapshot.Elsewhere));
        return snapshot.Eip is not null
            ? Passed(compared)
            : Violated(
                compared,
                MissingEip.Message(snapshot.Request.EipId, snapshot.Elsewhere),
                MissingEip.Remedy(snapshot.Elsewhere, "Check the id."));
    }
}
