namespace EipFunctions.Domain.Rules;

/// <summary>One precondition: a pure function over a snapshot. A rule whose subject is missing does not apply.</summary>
/// <typeparam name="TSnapshot">What it reads.</typeparam>
public abstract class Rule<TSnapshot>
{
    /// <summary>The rule's id, in lower-case words joined by hyphens; part of the API.</summary>
    public abstract string Id { get; }

    /// <summary>Where the rule comes from: an FAQ section, or the API's documentation.</summary>
    public abstract string Source { get; }

    /// <summary>What the rule blocks on, in one clause for readers of the list of rules.</summary>
    public abstract string BlocksOn { get; }

    /// <summary>The Alibaba Cloud error code of its violations.</summary>
    public string Code => Error.Code;

    /// <summary>Whether a request that it refuses can succeed later without being changed.</summary>
    public bool Retryable => Error.Retryable;

    /// <summary>The documented error of its violations.</summary>
    private protected abstract AlibabaError Error { get; }

    /// <summary>The JSON name of the request's field that it is about.</summary>
    private protected abstract string Field { get; }

    /// <summary>
    /// Whether it is the target's present state that the rule blocks on, which passes by itself: a deferred request
    /// waits for it.
    /// </summary>
    public virtual bool AwaitsTarget => false;

    internal AlibabaError DocumentedError => Error;

    internal string FieldOfRequest => Field;

    /// <summary>Evaluates the rule.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>Null when the rule holds or does not apply; otherwise what is wrong.</returns>
    public abstract Violation? Evaluate(TSnapshot snapshot);

    /// <summary>Writes a violation of this rule.</summary>
    /// <param name="message">What is wrong, with the values compared.</param>
    /// <param name="remedy">What the caller can do.</param>
    /// <param name="blockedBy">The id of what stands in the way, when there is one that the caller may see.</param>
    /// <param name="argument">What the documented message's placeholder stands for; null for <paramref name="message"/>.</param>
    /// <returns>The violation.</returns>
    private protected Violation Violated(string message, string remedy, string? blockedBy = null, string? argument = null) =>
        new(
            Id,
            Source,
            message,
            remedy,
            Error.Retryable,
            Error.Code,
            Error.Status,
            Error.Message.Replace(AlibabaError.Placeholder, argument ?? message, StringComparison.Ordinal),
            Field,
            blockedBy);
}
