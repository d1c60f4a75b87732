namespace EipFunctions.Domain.Rules;

/// <summary>
/// One precondition: a pure function over a snapshot. It passes, it fails, or it does not apply because its subject is
/// missing.
/// </summary>
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

    /// <summary>The answer where the rule's subject is missing.</summary>
    private protected RuleResult NotApplicable =>
        field ??= new(Id, Source, BlocksOn, RuleOutcome.NotApplicable, Required: null, Actual: null, Violation: null);

    /// <summary>Evaluates the rule.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>Whether it holds, the values compared and, when it does not hold, what is wrong.</returns>
    public abstract RuleResult Evaluate(TSnapshot snapshot);

    /// <summary>Gives the answer of a rule that this one stands for as its own.</summary>
    /// <param name="result">The other rule's answer.</param>
    /// <returns>The same with this rule's id, and about this rule's field.</returns>
    private protected RuleResult AsMine(RuleResult result) => result with
    {
        RuleId = Id,
        Violation = result.Violation is { } violation ? violation with { RuleId = Id, Field = Field } : null,
    };

    /// <summary>Answers that the rule holds.</summary>
    /// <param name="compared">The values compared.</param>
    /// <returns>The answer.</returns>
    private protected RuleResult Passed(Comparison compared) =>
        new(Id, Source, BlocksOn, RuleOutcome.Pass, compared.Required, compared.Actual, Violation: null);

    /// <summary>Answers that the rule does not hold.</summary>
    /// <param name="compared">The values compared.</param>
    /// <param name="message">What is wrong, with the values compared.</param>
    /// <param name="remedy">What the caller can do.</param>
    /// <param name="blockedBy">The id of what stands in the way, when there is one that the caller may see.</param>
    /// <param name="argument">What the documented message's placeholder stands for; null for <paramref name="message"/>.</param>
    /// <returns>The answer.</returns>
    private protected RuleResult Violated(
        Comparison compared, string message, string remedy, string? blockedBy = null, string? argument = null) =>
        new(Id, Source, BlocksOn, RuleOutcome.Fail, compared.Required, compared.Actual, new(
            Id,
            Source,
            message,
            remedy,
            Error.Retryable,
            Error.Code,
            Error.Status,
            Error.Message.Replace(AlibabaError.Placeholder, argument ?? message, StringComparison.Ordinal),
            Field,
            blockedBy));
}
