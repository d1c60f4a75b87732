using System.Diagnostics.Metrics;

namespace EipFunctions.Api.Limits;

/// <summary>What is refused for reasons of load, on the meter <c>EipFunctions.Api</c>.</summary>
public sealed class LimitMetrics
{
    private readonly Counter<long> _limited;
    private readonly Counter<long> _refused;

    /// <summary>Creates the instruments.</summary>
    /// <param name="factory">Makes the meter.</param>
    public LimitMetrics(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var meter = factory.Create("EipFunctions.Api");
        _limited = meter.CreateCounter<long>(
            "eipfunctions.api.rate_limited", "{request}", "Requests refused because their caller makes too many.");
        _refused = meter.CreateCounter<long>(
            "eipfunctions.api.refused", "{request}", "Requests refused because the service cannot take them now.");
    }

    /// <summary>Counts a request beyond a rate.</summary>
    /// <param name="limit">Which: <c>requests</c>, <c>writes</c> or <c>anonymous</c>.</param>
    internal void Limited(string limit) => _limited.Add(1, new KeyValuePair<string, object?>("limit", limit));

    /// <summary>Counts a request that the service could not take.</summary>
    /// <param name="reason">Why: <c>concurrency</c>, <c>engine</c>, <c>contention</c>, <c>queue</c> or <c>storage</c>.</param>
    internal void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
