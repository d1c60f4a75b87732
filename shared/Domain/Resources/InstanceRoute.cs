namespace EipFunctions.Domain.Resources;

/// <summary>A route in the operating system of an ECS instance, as its owner registered it.</summary>
public sealed record InstanceRoute
{
    /// <summary>The destination in CIDR notation; <c>0.0.0.0/0</c> for a default route.</summary>
    public required string Destination { get; init; }

    /// <summary>The ENI that packets leave by; null, or the instance's own id, for the primary ENI.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>The next hop; null for a destination on the link.</summary>
    public string? Gateway { get; init; }

    /// <summary>The metric; of routes to the same destination the lowest wins. In Windows the sum of route and interface metric.</summary>
    public int Metric { get; init; }

    /// <summary>The source addresses that a policy route is for, in CIDR notation; null for a route of the main table.</summary>
    public string? Source { get; init; }
}
