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

    public override Violation? Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { Resource: NetworkInterface eni } target
            || target.Occupants.FirstOrDefault(o => Conflict(o.Mode, snapshot.Mode)) is not { } occupant)
        {
            return null;
        }

        var holder = Holder.Of(snapshot.Principal, occupant);
        return Violated(
            $"ENI '{eni.ResourceId}' has {holder.Name} in mode {ModeName.Of(occupant.Mode)}; mode "
            + $"{ModeName.Of(snapshot.Mode)} does not go with it.",
            $"Use mode {ModeName.Of(occupant.Mode)}, or disassociate the ENI's EIPs first.",
            holder.Id);
    }

    private static bool Conflict(EipMode held, EipMode asked) =>
        Enum.IsDefined(asked) && held != asked && (held == EipMode.CutThrough || asked == EipMode.CutThrough);
}
