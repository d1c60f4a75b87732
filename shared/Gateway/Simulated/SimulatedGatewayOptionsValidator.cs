using EipFunctions.Gateway.Faults;
using Microsoft.Extensions.Options;

namespace EipFunctions.Gateway.Simulated;

/// <summary>Checks the settings at start and names the one that is wrong.</summary>
/// <param name="section">The path of the settings' section.</param>
internal sealed class SimulatedGatewayOptionsValidator(string section) : IValidateOptions<SimulatedGatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, SimulatedGatewayOptions options)
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Directory))
        {
            errors.Add($"{section}:Directory is not set; it must be the directory that the simulated gateway keeps its log in.");
        }

        errors.AddRange(GatewayFaultPlanRules.Check(options.Faults).Select(b => $"{section}:Faults: {b.Value}"));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
