namespace EipFunctions.Domain.Rules;

/// <summary>The rules of one kind of request. Whoever asks whether it may be done asks here.</summary>
/// <typeparam name="TSnapshot">What the rules read.</typeparam>
public sealed class RuleSet<TSnapshot>
{
    /// <summary>Creates a set.</summary>
    /// <param name="rules">The rules, in the order in which their violations are reported.</param>
    /// <exception cref="ArgumentException">Two rules have one id.</exception>
    public RuleSet(IReadOnlyList<Rule<TSnapshot>> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count() != rules.Count)
        {
            throw new ArgumentException("Two rules have one id.", nameof(rules));
        }

        Rules = rules;
    }

    /// <summary>The rules.</summary>
    public IReadOnlyList<Rule<TSnapshot>> Rules { get; }

    /// <summary>Evaluates every rule.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>What each rule says, in the order of the set.</returns>
    public IReadOnlyList<RuleResult> Explain(TSnapshot snapshot) => [.. Rules.Select(rule => rule.Evaluate(snapshot))];

    /// <summary>Evaluates every rule for what stands in the way.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>Every violation, not only the first; empty when the request may go ahead.</returns>
    public IReadOnlyList<Violation> Evaluate(TSnapshot snapshot) =>
        [.. Explain(snapshot).Select(result => result.Violation).OfType<Violation>()];
}
