using EipFunctions.Domain.Rules.Associations;
using EipFunctions.Domain.Rules.Moves;

namespace EipFunctions.Domain.Rules;

/// <summary>
/// The preconditions of a move: its own, those of a disassociation from the resource that is left, and those of an
/// association with the one that is taken.
/// </summary>
public static class MoveRules
{
    /// <summary>Every rule, in the order in which violations are reported.</summary>
    public static RuleSet<MoveSnapshot> All { get; } = new(
    [
        new AsAssociationRule(new EipExistsRule()),
        new AsDisassociationRule(new Disassociations.EipNotInTransitionRule()),
        new MoveExpectedCurrentRule(),
        new AsAssociationRule(new ResourceExistsRule()),
        new MoveOtherResourceRule(),
        new MoveCoolDownRule(),
        new AsDisassociationRule(new Disassociations.ResourceVisibleRule()),
        .. OfTheExchange,
    ]);

    /// <summary>The rules of a disassociation and of an association that a swap has for each of its EIPs too.</summary>
    internal static IReadOnlyList<Rule<MoveSnapshot>> OfTheExchange =>
    [
        new AsDisassociationRule(new Disassociations.EcsStateRule(), "current-ecs-state"),
        new AsDisassociationRule(new Disassociations.HaVipStateRule(), "current-havip-state"),
        new AsDisassociationRule(new Disassociations.EniStateRule(), "current-eni-state"),
        new AsDisassociationRule(new Disassociations.EniCutThroughDetachedRule(), "current-eni-cut-through-detached"),
        new AsDisassociationRule(new Disassociations.NatDnatEntriesRule()),
        new AsDisassociationRule(new Disassociations.NatSnatEntriesRule()),
        .. AssociationRules.All.Rules
            .Where(rule => rule is not (EipExistsRule or ResourceExistsRule or EipNotInTransitionRule or EipAvailableRule or EipNotHeldRule))
            .Select(rule => new AsAssociationRule(rule)),
    ];
}
