namespace EipFunctions.Gateway.Faults;

/// <summary>What goes wrong on the simulated gateway. The default is a gateway without faults.</summary>
public sealed record GatewayFaultPlan
{
    /// <summary>The least time a call takes, in milliseconds, 0 to 60,000.</summary>
    public int LatencyMinMs { get; init; }

    /// <summary>The most time a call takes, in milliseconds, from <see cref="LatencyMinMs"/> to 60,000.</summary>
    public int LatencyMaxMs { get; init; }

    /// <summary>How likely a call fails before it takes effect, 0 to 1. Reads fail too.</summary>
    public double TransientProbability { get; init; }

    /// <summary>How likely the answer to a change is lost after it took effect, 0 to 1.</summary>
    public double LostAnswerProbability { get; init; }

    /// <summary>How the next binds fail, those in place of another binding included; null for none.</summary>
    public GatewayFailures? FailNextBinds { get; init; }

    /// <summary>How the next unbinds fail; null for none.</summary>
    public GatewayFailures? FailNextUnbinds { get; init; }

    /// <summary>How many of the next binds are accepted without being applied, 0 to 1,000,000: only reading back shows it.</summary>
    public int AcceptNextBindsWithoutApplying { get; init; }

    // The generated reader gives null to what the JSON leaves out.

    /// <summary>The EIPs whose binds are rejected. Unbinds are not, so that what failed can be undone.</summary>
    public IReadOnlyList<string> RejectEipIds { get; init => field = value ?? []; } = [];

    /// <summary>The resources that binds to are rejected.</summary>
    public IReadOnlyList<string> RejectResourceIds { get; init => field = value ?? []; } = [];

    /// <summary>True while nothing answers at all.</summary>
    public bool Outage { get; init; }
}
