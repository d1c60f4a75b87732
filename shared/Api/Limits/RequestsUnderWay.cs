using Microsoft.Extensions.Options;

namespace EipFunctions.Api.Limits;

/// <summary>Counts the requests that are under way, and lets no more in than the process takes (<see cref="LimitOptions.ConcurrentRequests"/>).</summary>
/// <param name="options">The limits.</param>
/// <param name="metrics">Where refusals are counted.</param>
public sealed class RequestsUnderWay(IOptions<LimitOptions> options, LimitMetrics metrics)
{
    private int _count;

    /// <summary>The most that may be under way.</summary>
    public int Most { get; } = options.Value.ConcurrentRequests;

    /// <summary>Lets a request in.</summary>
    /// <returns>False when it is one too many. Either way <see cref="Leave"/> follows.</returns>
    public bool Enter()
    {
        if (Interlocked.Increment(ref _count) <= Most)
        {
            return true;
        }

        metrics.Refused("concurrency");
        return false;
    }

    /// <summary>Notes that a request has been answered.</summary>
    public void Leave() => _ = Interlocked.Decrement(ref _count);
}
