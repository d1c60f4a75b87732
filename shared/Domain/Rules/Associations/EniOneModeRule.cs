using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// An ENI carries cut-through mode or another mode, never both. (API reference: AssociateEipAddress.)
/// </summary>
internal sealed class EniOneModeRule : Rule<AssociationSnapshot>
{
    public override string Id => "eni-one-mode";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "BINDED mode together with another mode on one ENI";

    private protected override AlibabaError Error => AssociationErrors.EniModeConflict;

    private protected override string Field => "mode";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { Resource: NetworkInterface eni } target || !Enum.IsDefined(snapshot.Mode))
        {
            return NotApplicable;
        }

        var (asked, occupant) = (ModeName.Of(snapshot.Mode), target.Occupants.FirstOrDefault(o => Conflict(o.Mode, snapshot.Mode)));
        var compared = new Comparison(
            snapshot.Mode == EipMode.CutThrough ? "no EIP in a mode other than BINDED" : "no EIP in mode BINDED",
            occupant is null ? Comparison.None : $"an EIP in mode {ModeName.Of(occupant.Mode)}");
        if (occupant is null)
        {
            return Passed(compared);
        }

        var (holder, held) = (Holder.Of(snapshot.Principal, occupant), ModeName.Of(occupant.Mode));
        return Violated(
            compared,
            $"ENI '{eni.ResourceId}' has {holder.Name} in mode {held}; mode {asked} does not go with it.",
            $"Use mode {held}, or disassociate the ENI's EIPs first.",
            holder.Id);
    }

    private static bool Conflict(EipMode held, EipMode asked) =>
        held != asked && (held == EipMode.CutThrough || asked == EipMode.CutThrough);
}
