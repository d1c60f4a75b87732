using System.Net;

namespace EipFunctions.Testing;

/// <summary>Decides which requests go wrong, and how. Called by many requests at a time.</summary>
/// <param name="request">The request.</param>
/// <returns>What to do to it; null to let it pass.</returns>
public delegate Fault? FaultPlan(ProxyRequest request);

/// <summary>The plans that tests have in common.</summary>
public static class FaultPlans
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = static _ => null;

    /// <summary>The first requests that match get one fault each, in order; all others pass.</summary>
    public static FaultPlan Script(Func<ProxyRequest, bool> matches, params IEnumerable<Fault> faults)
    {
        var waiting = new Queue<Fault>(faults);
        return request =>
        {
            lock (waiting)
            {
                return matches(request) && waiting.TryDequeue(out var fault) ? fault : null;
            }
        };
    }

    /// <summary>The first transactions get one fault each, in order; all else passes.</summary>
    public static FaultPlan Transactions(params IEnumerable<Fault> faults) =>
        Script(static request => request.IsTransaction, faults);

    /// <summary>A share of all requests goes wrong, in any of the ways; one seed gives one sequence.</summary>
    public static FaultPlan Random(int seed, double share)
    {
        // A seeded Random is what makes a run repeatable.
#pragma warning disable CA5394
        var random = new Random(seed);
        return _ =>
        {
            lock (random)
            {
                return random.NextDouble() >= share ? null : random.Next(5) switch
                {
                    0 => Fault.Answer(HttpStatusCode.ServiceUnavailable),
                    1 => Fault.Answer(HttpStatusCode.InternalServerError),
                    2 => Fault.DropBefore,
                    _ => Fault.DropAfter,
                };
            }
        };
#pragma warning restore CA5394
    }
}
