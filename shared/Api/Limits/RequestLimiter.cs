using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using EipFunctions.Domain.Principals;
using Microsoft.Extensions.Options;

namespace EipFunctions.Api.Limits;

/// <summary>
/// Decides whether a caller may go on, for every surface of the API: a token bucket for each principal, another for what
/// changes something, and one for each address that sends no valid key. Buckets that are full again are dropped, so there
/// are never more than callers of the last seconds.
/// </summary>
public sealed class RequestLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<(string Account, string Principal)> _all;
    private readonly PartitionedRateLimiter<(string Account, string Principal)> _writes;
    private readonly PartitionedRateLimiter<IPAddress> _anonymous;
    private readonly LimitMetrics _metrics;

    /// <summary>Creates a limiter with full buckets.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="metrics">Where refusals are counted.</param>
    public RequestLimiter(IOptions<LimitOptions> options, LimitMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(options);
        var limits = options.Value;
        _all = Create<(string, string)>(limits.RequestsPerSecond, limits.Burst);
        _writes = Create<(string, string)>(limits.WritesPerSecond, limits.WriteBurst);
        _anonymous = Create<IPAddress>(limits.AnonymousPerSecond, limits.AnonymousBurst);
        _metrics = metrics;
    }

    /// <summary>Counts a request of a principal.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="isWrite">Whether the request may change something.</param>
    /// <returns>Null when it may go on; otherwise when to try again.</returns>
    public TimeSpan? Take(Principal principal, bool isWrite)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var key = (principal.AccountId, principal.PrincipalId);
        return (isWrite ? Take(_writes, key, "writes") : null) ?? Take(_all, key, "requests");
    }

    /// <summary>Counts a request without a valid key.</summary>
    /// <param name="address">Where it comes from; null when that is not known.</param>
    /// <returns>Null when it may be answered as usual; otherwise when to try again.</returns>
    public TimeSpan? TakeAnonymous(IPAddress? address) => Take(_anonymous, Group(address), "anonymous");

    /// <summary>Whether an address has no request without a valid key left, so that its next unknown key need not even be looked up.</summary>
    /// <param name="address">The address; null when it is not known.</param>
    /// <returns>Whether it has none left.</returns>
    public bool IsExhausted(IPAddress? address)
    {
        using var lease = _anonymous.AttemptAcquire(Group(address), permitCount: 0);
        return !lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _all.Dispose();
        _writes.Dispose();
        _anonymous.Dispose();
    }

    private static PartitionedRateLimiter<T> Create<T>(int perSecond, int burst)
        where T : notnull
    {
        // Refilled about ten times a second, with whole tokens.
        var tokens = Math.Max(1, perSecond / 10);
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)tokens / perSecond),
        };
        return PartitionedRateLimiter.Create<T, T>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => bucket));
    }

    // Whoever has one IPv6 address has 2^64 of them.
    private static IPAddress Group(IPAddress? address)
    {
        if (address is null)
        {
            return IPAddress.None;
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }

    private TimeSpan? Take<T>(PartitionedRateLimiter<T> limiter, T key, string limit)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return null;
        }

        _metrics.Limited(limit);
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }
}
