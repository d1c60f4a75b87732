using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Releases;

/// <summary>
/// The EIP is Available. ReleaseEipAddress documents one code for every other state. (API reference:
/// ReleaseEipAddress.)
/// </summary>
internal sealed class EipAvailableRule : Rule<ReleaseSnapshot>
{
    public override string Id => "eip-available";

    public override string Source => RuleSource.Release;

    public override string BlocksOn => "an EIP that is associated or being changed";

    private protected override AlibabaError Error => ReleaseErrors.IncorrectEipStatus;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(ReleaseSnapshot snapshot)
    {
        if (snapshot.Eip is not { } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("Available", eip.State.ToString());
        if (eip.State == EipState.Available)
        {
            return Passed(compared);
        }

        // The resource may be in a group that the principal may not see.
        var holder = snapshot.Principal.SeesEverything ? eip.Association?.ResourceId : null;
        var by = holder is null ? "" : $", held by '{holder}'";
        return Violated(
            compared,
            $"EIP '{eip.EipId}' is {eip.State}{by}; it must be Available.",
            eip.State == EipState.InUse
                ? "Disassociate the EIP first."
                : "Wait for the operation that changes it to end, then try again.",
            holder);
    }
}
