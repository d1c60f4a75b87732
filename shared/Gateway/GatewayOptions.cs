using EipFunctions.Gateway.Faults;

namespace EipFunctions.Gateway;

/// <summary>
/// Which gateway is used, and how. Exactly one of <see cref="Endpoint"/> and <see cref="Directory"/> is set: one data plane
/// that every machine reaches over HTTP, or a simulated one that this process has for itself.
/// </summary>
public sealed class GatewayOptions
{
    /// <summary>
    /// Where the gateway's protocol is served, without the version, such as <c>https://gateway.example/eips</c>. https,
    /// except on the loopback.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// The key that the gateway at <see cref="Endpoint"/> is sent, or that <see cref="Serve"/> demands: a secret. Printable
    /// ASCII without spaces. Required for either.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>
    /// How long a call over HTTP may take, answer included; 100 milliseconds to 29 seconds, so that it ends before the 30
    /// seconds at which workflows give up an attempt. 10 seconds by default.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The directory of the simulated gateway's log; created when it is missing. For one machine only.</summary>
    public string? Directory { get; set; }

    /// <summary>Whether the simulated gateway is served over HTTP, for other hosts to share it; false by default.</summary>
    public bool Serve { get; set; }

    /// <summary>What goes wrong on the simulated gateway from the start; nothing by default.</summary>
    public GatewayFaultPlan Faults { get; set; } = new();

    /// <summary>The seed of what the simulated gateway leaves to chance; another one at each start when it is null.</summary>
    public int? Seed { get; set; }
}
