using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Connectivity;

/// <summary>How packets get out to the Internet.</summary>
public sealed record OutboundPath
{
    /// <summary>Whether they arrive.</summary>
    public required bool ReachesInternet { get; init; }

    /// <summary>The ENI that they leave by, the instance's id for the primary one; absent when no route leads out.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>The route that they take; absent when there is none.</summary>
    public InstanceRoute? Route { get; init; }

    /// <summary>The source address that the operating system gives them.</summary>
    public string? SourceAddress { get; init; }

    /// <summary>The address that the Internet sees them with; absent when they do not get there.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>The stages, in order.</summary>
    public required IReadOnlyList<PathHop> Hops { get; init; }
}
