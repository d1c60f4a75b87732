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

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { Resource: HaVip haVip } target)
        {
            return NotApplicable;
        }

        var holder = Holder.Of(snapshot.Principal, target.DnatEntries);
        var compared = new Comparison("no DNAT entry", holder?.Name ?? Comparison.None);
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"HAVIP '{haVip.ResourceId}' is led to by {holder.Name}.",
                "Delete the DNAT entries first.",
                holder.Id);
    }
}
