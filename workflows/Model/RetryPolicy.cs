namespace EipFunctions.Workflows.Model;

/// <summary>When and how often a failed call is repeated.</summary>
public sealed record RetryPolicy
{
    /// <summary>Attempts in all, the first included; 1 or more. <see cref="Unlimited"/> for no limit.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>The delay before the second attempt; zero or more.</summary>
    public TimeSpan FirstInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The factor from one delay to the next; 1 or more.</summary>
    public double BackoffCoefficient { get; init; } = 2;

    /// <summary>The longest delay.</summary>
    public TimeSpan MaxInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Full type names of exceptions that are not retried, besides <see cref="NonRetryableException"/>, which never is.
    /// </summary>
    public IReadOnlyList<string> NonRetryableErrors { get; init; } = [];

    /// <summary>The value of <see cref="MaxAttempts"/> for a call that does not give up.</summary>
    public const int Unlimited = int.MaxValue;

    /// <summary>The delay before the next attempt.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <returns>The delay.</returns>
    public TimeSpan DelayAfter(int attempt)
    {
        var factor = Math.Pow(BackoffCoefficient, attempt - 1);
        var ticks = FirstInterval.Ticks * factor;
        return ticks >= MaxInterval.Ticks ? MaxInterval : TimeSpan.FromTicks((long)ticks);
    }

    /// <summary>Whether a failure is followed by another attempt.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="failure">How it failed.</param>
    /// <returns>True to try again after <see cref="DelayAfter"/>.</returns>
    public bool Retries(int attempt, WorkflowFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return attempt < MaxAttempts && !failure.IsNonRetryable && !NonRetryableErrors.Contains(failure.ErrorType);
    }
}
