using EipFunctions.Gateway.Faults;

namespace EipFunctions.Gateway.Simulated;

/// <summary>The settings of the simulated gateway.</summary>
public sealed class SimulatedGatewayOptions
{
    /// <summary>The directory of its log; created when it is missing. Required.</summary>
    public string? Directory { get; set; }

    /// <summary>What goes wrong from the start; nothing by default.</summary>
    public GatewayFaultPlan Faults { get; set; } = new();

    /// <summary>The seed of what is left to chance; another one at each start when it is null.</summary>
    public int? Seed { get; set; }
}
