namespace EipFunctions.Domain.Rules.Releases;

/// <summary>The EIP exists, and the principal may see it. (API reference: ReleaseEipAddress.)</summary>
internal sealed class EipExistsRule : Rule<ReleaseSnapshot>
{
    public override string Id => "eip-exists";

    public override string Source => RuleSource.Release;

    public override string BlocksOn => "no such EIP that the caller may see";

    private protected override AlibabaError Error => ReleaseErrors.AllocationNotFound;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(ReleaseSnapshot snapshot)
    {
        var compared = new Comparison($"EIP '{snapshot.EipId}'", snapshot.Eip?.IpAddress ?? MissingEip.Found(snapshot.Elsewhere));
        return snapshot.Eip is not null
            ? Passed(compared)
            : Violated(compared, MissingEip.Message(snapshot.EipId, snapshot.Elsewhere), MissingEip.Remedy(snapshot.Elsewhere, "Check the id."));
    }
}
