using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Connectivity;

/// <summary>The route that a packet takes, and why.</summary>
/// <param name="Route">The route.</param>
/// <param name="Why">What made it win.</param>
public sealed record RouteChoice(InstanceRoute Route, string Why)
{
    /// <summary>
    /// Chooses as an operating system does: policy routes for the packet's source before the main table, the more
    /// specific source first; among those the longest prefix, then the lowest metric, then the one that was named first.
    /// </summary>
    /// <param name="routes">The routes.</param>
    /// <param name="destination">Where the packet goes.</param>
    /// <param name="source">The source that it has already, as an answer does; null for one that the route is to choose.</param>
    /// <returns>The choice, or null when no route leads there.</returns>
    public static RouteChoice? Of(IEnumerable<InstanceRoute> routes, string destination, string? source)
    {
        var matching = routes
            .Where(route => Ipv4Network.Parse(route.Destination).Contains(destination)
                && (route.Source is null || (source is not null && Ipv4Network.Parse(route.Source).Contains(source))))
            .OrderByDescending(route => route.Source is null ? -1 : Ipv4Network.Parse(route.Source).PrefixLength)
            .ThenByDescending(route => Ipv4Network.Parse(route.Destination).PrefixLength)
            .ThenBy(route => route.Metric)
            .ToList();
        return matching is [var first, ..] ? new(first, Reason(first, matching)) : null;
    }

    private static string Reason(InstanceRoute first, List<InstanceRoute> matching)
    {
        if (first.Source is not null)
        {
            return $"A policy route for source {first.Source} goes before the main table.";
        }

        if (matching.Count == 1)
        {
            return $"It is the only route that leads there ({first.Destination}).";
        }

        return matching[1].Destination != first.Destination
            ? $"Its prefix {first.Destination} is the longest."
            : matching[1].Metric != first.Metric
                ? $"Of the routes to {first.Destination} its metric {first.Metric} is the lowest."
                : $"Routes to {first.Destination} share the metric {first.Metric}; it was named first, and the operating system may take another.";
    }
}
