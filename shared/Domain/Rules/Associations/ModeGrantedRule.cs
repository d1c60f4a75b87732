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

    public override Violation? Evaluate(AssociationSnapshot snapshot) =>
        snapshot.Mode is EipMode.CutThrough or EipMode.MultiEip
        && !snapshot.Account.GrantedModes.Contains(snapshot.Mode)
            ? Violated(
                $"The account may not use mode {ModeName.Of(snapshot.Mode)} in this region.",
                "Use mode NAT, or apply for the mode.")
            : null;
}
