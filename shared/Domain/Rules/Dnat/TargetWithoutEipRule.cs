using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>
/// The ECS instance or HAVIP that has the internal address is not associated with an EIP, unless the entry is imported.
/// (FAQ section_wa9_tjs_eb2.)
/// </summary>
internal sealed class TargetWithoutEipRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "target-without-eip";

    public override string Source => RuleSource.FaqDnat;

    public override string BlocksOn => "an ECS instance or HAVIP that is associated with an EIP";

    private protected override AlibabaError Error => DnatErrors.TargetHasEip;

    private protected override string Field => "internalIp";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        // An entry that is on the gateway already is recorded as it is; the EIP wins (FAQ, note).
        if (snapshot.Entry.Imported || snapshot.Target is not { Resource: (EcsInstance or HaVip) and var resource } target)
        {
            return NotApplicable;
        }

        var holder = Holder.Of(snapshot.Principal, target.Occupants);
        var compared = new Comparison("no EIP", holder?.Name ?? Comparison.None);
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"'{resource.ResourceId}' ({snapshot.Entry.InternalIp}) is associated with an EIP: {holder.Name} holds it.",
                "Disassociate the EIP first.",
                holder.Id);
    }
}
