using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Releases;

/// <summary>The EIP is not held for the replacement of a resource that is gone. (This service's.)</summary>
internal sealed class EipNotHeldRule : Rule<ReleaseSnapshot>
{
    public override string Id => "eip-not-held";

    public override string Source => RuleSource.Hold;

    public override string BlocksOn => "an EIP that is held for the replacement of a resource";

    private protected override AlibabaError Error => ReleaseErrors.IncorrectEipStatus;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(ReleaseSnapshot snapshot)
    {
        if (snapshot.Eip is not { State: EipState.Available } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("not held", eip.Hold is { } held ? $"held until {held.Until:u}" : "not held");
        return eip.Hold is not { } hold
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' is held until {hold.Until:u} for the resource that replaces the one it had.",
                "Wait for the hold to end, or end it first.",
                eip.EipId);
    }
}
