using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>No DNAT entry leads to the ECS instance. (FAQ section_wa9_tjs_eb2.)</summary>
internal sealed class EcsNoDnatEntriesRule : Rule<AssociationSnapshot>
{
    public override string Id => "ecs-no-dnat-entries";

    public override string Source => RuleSource.FaqDnat;

    public override string BlocksOn => "an ECS instance that DNAT entries lead to";

    private protected override AlibabaError Error => AssociationErrors.PortMap;

    private protected override string Field => "resourceId";

    public override Violation? Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { Resource: EcsInstance ecs, DnatEntries: [var entry, ..] entries })
        {
            return null;
        }

        var holder = Holder.Of(snapshot.Principal, entry);
        var others = entries.Count == 1 ? "" : $" and {entries.Count - 1} more";
        return Violated(
            $"ECS instance '{ecs.ResourceId}' is led to by {holder.Name}{others}.",
            "Delete the DNAT entries first.",
            holder.Id);
    }
}
