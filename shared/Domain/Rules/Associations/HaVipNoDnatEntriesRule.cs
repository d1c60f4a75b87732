using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>No DNAT entry leads to the HAVIP. (API reference: AssociateEipAddress.)</summary>
internal sealed class HaVipNoDnatEntriesRule : Rule<AssociationSnapshot>
{
    public override string Id => "havip-no-dnat-entries";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "a HAVIP that DNAT entries lead to";

    private protected override AlibabaError Error => AssociationErrors.HaVipPortMap;

    private protected override string Field => "resourceId";

    public override Violation? Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { Resource: HaVip haVip, DnatEntries: [var entry, ..] entries })
        {
            return null;
        }

        var holder = Holder.Of(snapshot.Principal, entry);
        var others = entries.Count == 1 ? "" : $" and {entries.Count - 1} more";
        return Violated(
            $"HAVIP '{haVip.ResourceId}' is led to by {holder.Name}{others}.",
            "Delete the DNAT entries first.",
            holder.Id);
    }
}
