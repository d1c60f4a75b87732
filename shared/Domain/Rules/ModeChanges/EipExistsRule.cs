using EipFunctions.Domain.Rules.Associations;

namespace EipFunctions.Domain.Rules.ModeChanges;

/// <summary>The EIP exists, and the principal may see it. (API reference: ModifyEipForwardMode.)</summary>
internal sealed class EipExistsRule : Rule<ModeChangeSnapshot>
{
    public override string Id => "eip-exists";

    public override string Source => RuleSource.ModifyForwardMode;

    public override string BlocksOn => "no such EIP that the caller may see";

    private protected override AlibabaError Error => AssociationErrors.AllocationNotFound;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(ModeChangeSnapshot snapshot)
    {
        var compared = new Comparison($"EIP '{snapshot.Request.EipId}'", snapshot.Eip?.IpAddress ?? MissingEip.Found(snapshot.Elsewhere));
        return snapshot.Eip is not null
            ? Passed(compared)
            : Violated(
                compared,
                MissingEip.Message(snapshot.Request.EipId, snapshot.Elsewhere),
                MissingEip.Remedy(snapshot.Elsewhere, "Check the id, or allocate an EIP."));
    }
}
