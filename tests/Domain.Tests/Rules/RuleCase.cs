namespace EipFunctions.Domain.Tests.Rules;

/// <summary>A way to break one rule, and two more breaches that go with it.</summary>
/// <param name="RuleId">The rule that is broken.</param>
/// <param name="Passing">A snapshot that passes.</param>
/// <param name="Break">Breaks the rule, and only it.</param>
/// <param name="Others">Two breaches that can be there at the same time.</param>
internal sealed record RuleCase<TSnapshot>(
    string RuleId,
    TSnapshot Passing,
    Func<TSnapshot, TSnapshot> Break,
    IReadOnlyList<Breach<TSnapshot>> Others);
