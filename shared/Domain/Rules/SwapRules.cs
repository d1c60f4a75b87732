using EipFunctions.Domain.Rules.Associations;
using EipFunctions.Domain.Rules.Moves;
using EipFunctions.Domain.Rules.Swaps;

namespace EipFunctions.Domain.Rules;

/// <summary>
/// The preconditions of a swap: its own, and for each of the two EIPs those of a move to the place of the other. What is
/// about the other EIP has the same id with <c>other-</c> in front.
/// </summary>
public static class SwapRules
{
    /// <summary>What a swap asks for besides the rules of a disassociation and of an association, in the order in which it is reported.</summary>
    public static IReadOnlyList<Rule<SwapSnapshot>> Own { get; } =
    [
        .. OfBoth(new Moves.AsAssociationRule(new EipExistsRule())),
        new SwapTwoEipsRule(),
        .. OfBoth(new AsDisassociationRule(new Disassociations.EipNotInTransitionRule())),
        .. OfBoth(new MoveExpectedCurrentRule()),
        new PlaceVisibleRule(isOther: false),
        new PlaceVisibleRule(isOther: true),
        new SwapDifferentPlacesRule(),
        .. OfBoth(new MoveCoolDownRule()),
    ];

    /// <summary>Every rule, in the order in which violations are reported.</summary>
    public static RuleSet<SwapSnapshot> All { get; } = new([.. Own, .. MoveRules.OfTheExchange.SelectMany(OfBoth)]);

    private static IEnumerable<Rule<SwapSnapshot>> OfBoth(Rule<MoveSnapshot> rule) =>
        [new AsMoveRule(rule, isOther: false), new AsMoveRule(rule, isOther: true)];
}
