namespace EipFunctions.Domain.Rules;

/// <summary>One precondition: a pure function over a snapshot.</summary>
/// <typeparam name="TSnapshot">What it reads.</typeparam>
public abstract class Rule<TSnapshot>
{
    /// <summary>The rule's id, in lower-case words joined by hyphens; part of the API.</summary>
    public abstract string Id { get; }

    /// <summary>Where the rule comes from: an FAQ section, or the API's documentation.</summary>
    public abstract string Source { get; }

    /// <summary>Evaluates the rule.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>Null when the rule holds or does not apply; otherwise what is wrong.</returns>
    public abstract Violation? Evaluate(TSnapshot snapshot);
}
