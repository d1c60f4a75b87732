namespace EipFunctions.Domain.Rules;

/// <summary>What one rule says of a request, and the values it compared.</summary>
/// <param name="RuleId">The rule's id, such as <c>same-region</c>.</param>
/// <param name="Source">Where the rule comes from: an FAQ section such as <c>section_uu3_mql_s9i</c>, or the API's documentation.</param>
/// <param name="BlocksOn">What the rule blocks on, in one clause.</param>
/// <param name="Outcome">Whether it holds.</param>
/// <param name="Required">What it asks for; null when it does not apply.</param>
/// <param name="Actual">What it found; null when it does not apply.</param>
/// <param name="Violation">Why it refuses the request; null unless it does.</param>
public sealed record RuleResult(
    string RuleId,
    string Source,
    string BlocksOn,
    RuleOutcome Outcome,
    string? Required,
    string? Actual,
    Violation? Violation);
