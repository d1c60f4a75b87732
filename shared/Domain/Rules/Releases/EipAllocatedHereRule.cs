using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Releases;

/// <summary>This service allocated the EIP: what it did not allocate it never releases. (This service's.)</summary>
internal sealed class EipAllocatedHereRule : Rule<ReleaseSnapshot>
{
    public override string Id => "eip-allocated-here";

    public override string Source => RuleSource.Import;

    public override string BlocksOn => "an EIP that was imported";

    private protected override AlibabaError Error => ReleaseErrors.OwnerError;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(ReleaseSnapshot snapshot)
    {
        if (snapshot.Eip is not { } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison(EipOrigin.Allocated.ToString(), eip.Origin.ToString());
        return eip.Origin == EipOrigin.Allocated
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' was imported: this service did not allocate it and does not release it.",
                "Release it where it was allocated. To take it out of this service, end its import.",
                eip.EipId);
    }
}
