using EipFunctions.Domain.Accounts;

namespace EipFunctions.Storage.State;

/// <summary>
/// Reads, decides and commits, and does so again when the commit lost a race. Changes of one row from this process
/// queue up in order, so that only other processes can be raced against; a refusal is decided on fresh rows only.
/// </summary>
/// <param name="store">The state.</param>
/// <param name="time">Where the pauses between attempts come from.</param>
/// <param name="random">Spreads the pauses; returns 0 to 1.</param>
public sealed class StateUpdater(StateStore store, TimeProvider time, Func<double> random)
{
    private const int MaxAttempts = 12;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    private readonly KeyedLock _locks = new();

    /// <summary>The state that is updated.</summary>
    public StateStore Store => store;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Carries out a change.</summary>
    /// <typeparam name="T">What the change answers.</typeparam>
    /// <param name="partition">The account and region.</param>
    /// <param name="keys">The keys of the contended rows; changes that share one queue up.</param>
    /// <param name="decide">Reads rows as fresh as it is told and decides; called once or more.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The answer of the decision that stood.</returns>
    /// <exception cref="StateContentionException">Every attempt lost its race; nothing was changed.</exception>
    public async Task<T> UpdateAsync<T>(
        AccountRegion partition,
        IEnumerable<string> keys,
        Func<Freshness, CancellationToken, Task<Decision<T>>> decide,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decide);
        using var held = await _locks
            .EnterAsync(keys.Select(key => $"{partition}|{key}"), cancellationToken).ConfigureAwait(false);
        var freshness = Freshness.Remembered;
        for (var attempt = 1; ; attempt++)
        {
            var decision = await decide(freshness, cancellationToken).ConfigureAwait(false);
            if (decision.Transaction is null)
            {
                if (freshness == Freshness.Stored || decision.StandsAlways)
                {
                    return decision.Result;
                }

                freshness = Freshness.Stored;
                continue;
            }

            try
            {
                await store.CommitAsync(decision.Transaction, cancellationToken).ConfigureAwait(false);
                return decision.Result;
            }
            catch (StateConflictException conflict)
            {
                freshness = Freshness.Stored;
                if (attempt >= MaxAttempts)
                {
                    throw new StateContentionException(partition, attempt, conflict);
                }

                await PauseAsync(attempt, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        // The first conflict is mostly a remembered row that was out of date: no reason to wait.
        var longest = attempt == 1 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(5 << Math.Min(attempt, 10));
        return Task.Delay((longest < LongestPause ? longest : LongestPause) * random(), time, cancellationToken);
    }
}
