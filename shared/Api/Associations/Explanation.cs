using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;

namespace EipFunctions.Api.Associations;

/// <summary>What every rule says of an action, which was not carried out.</summary>
/// <param name="Action">The action.</param>
/// <param name="WouldSucceed">Whether no rule fails.</param>
/// <param name="Rules">What each rule says, in the order in which violations are reported.</param>
/// <param name="Warnings">What the caller should have in mind; nothing of it stands in the way.</param>
public sealed record Explanation(
    ExplainedAction Action, bool WouldSucceed, IReadOnlyList<RuleView> Rules, IReadOnlyList<Warning> Warnings)
{
    internal static Explanation Of(
        ExplainedAction action, IReadOnlyList<RuleResult> results, IReadOnlyList<Warning> warnings) =>
        new(action, results.All(result => result.Violation is null), [.. results.Select(RuleView.Of)], warnings);
}
