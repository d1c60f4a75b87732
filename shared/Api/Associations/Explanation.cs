using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Associations;

/// <summary>What every rule says of an action, which was not carried out.</summary>
/// <param name="Action">The action.</param>
/// <param name="WouldSucceed">Whether no rule fails.</param>
/// <param name="Rules">What each rule says, in the order in which violations are reported.</param>
public sealed record Explanation(ExplainedAction Action, bool WouldSucceed, IReadOnlyList<RuleView> Rules)
{
    internal static Explanation Of(ExplainedAction action, IReadOnlyList<RuleResult> results) =>
        new(action, results.All(result => result.Violation is null), [.. results.Select(RuleView.Of)]);
}
