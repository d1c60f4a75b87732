using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;

namespace EipFunctions.Api.Associations;

/// <summary>What a request would come to.</summary>
/// <param name="WouldSucceed">Whether every precondition holds.</param>
/// <param name="Violations">Every rule that it violates.</param>
/// <param name="Rules">What every rule says, those that hold or do not apply included.</param>
/// <param name="Warnings">What the caller should have in mind; nothing of it stands in the way.</param>
public sealed record DryRunResult(
    bool WouldSucceed, IReadOnlyList<Violation> Violations, IReadOnlyList<RuleView> Rules, IReadOnlyList<Warning> Warnings)
{
    internal static DryRunResult Of(IReadOnlyList<RuleResult> results, IReadOnlyList<Warning> warnings)
    {
        var violations = results.Select(result => result.Violation).OfType<Violation>().ToList();
        return new(violations.Count == 0, violations, [.. results.Select(RuleView.Of)], warnings);
    }
}
