using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The EIP is held for no other resource: what was promised to a replacement nobody else can take. (This service's.)</summary>
internal sealed class EipNotHeldRule : Rule<AssociationSnapshot>
{
    public override string Id => "eip-not-held";

    public override string Source => RuleSource.Hold;

    public override string BlocksOn => "an EIP that is held for the replacement of another resource";

    private protected override AlibabaError Error => AssociationErrors.IncorrectEipStatus;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Eip is not { State: EipState.Available } eip || snapshot.Target is not { } target)
        {
            return NotApplicable;
        }

        var compared = new Comparison("not held, or held for this resource", eip.Hold is { } held ? $"held until {held.Until:u}" : "not held");
        return eip.Hold is not { } hold || hold.IsFor(target.Resource)
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' is held until {hold.Until:u} for the resource that replaces the one it had; '{target.Resource.ResourceId}' does not.",
                "Wait for the hold to end, end it, or use another EIP.",
                eip.EipId);
    }
}
