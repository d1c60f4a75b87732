using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// The account may use the mode in the region. NAT mode is open to every account. (API reference:
/// AssociateEipAddress.)
/// </summary>
internal sealed class ModeGrantedRule : Rule<AssociationSnapshot>
{
    public override string Id => "mode-granted";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "BINDED or MULTI_BINDED mode for an account that was not granted it";

    private protected override AlibabaError Error => AssociationErrors.ModeNotGranted;

    private protected override string Field => "mode";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Mode is not (EipMode.CutThrough or EipMode.MultiEip))
        {
            return NotApplicable;
        }

        var granted = snapshot.Account.GrantedModes;
        var compared = new Comparison(
            $"{ModeName.Of(snapshot.Mode)} granted to the account",
            granted.Count == 0 ? Comparison.None : string.Join(", ", granted.Select(ModeName.Of)));
        return granted.Contains(snapshot.Mode)
            ? Passed(compared)
            : Violated(
                compared,
                $"The account may not use mode {ModeName.Of(snapshot.Mode)} in this region.",
                "Use mode NAT, or apply for the mode.");
    }
}
