using EipFunctions.Gateway.Faults;
using Microsoft.Extensions.Options;

namespace EipFunctions.Gateway;

/// <summary>Checks the settings at start and names the one that is wrong. The key's value is never repeated.</summary>
/// <param name="section">The path of the settings' section.</param>
/// <param name="azure">The environment variable by which the process is known to run on Azure; null where it does not.</param>
internal sealed class GatewayOptionsValidator(string section, string? azure) : IValidateOptions<GatewayOptions>
{
    private static readonly TimeSpan LeastTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MostTimeout = TimeSpan.FromSeconds(29);

    private string Choice =>
        $"exactly one must be: {section}:Endpoint for a gateway that is reached over HTTP, {section}:Directory for a simulated one on this machine";

    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        var errors = (options.Endpoint, string.IsNullOrWhiteSpace(options.Directory)) switch
        {
            (null, true) => [$"Neither {section}:Endpoint nor {section}:Directory is set; {Choice}."],
            (null, false) => CheckSimulated(options),
            ({ } endpoint, true) => CheckHttp(endpoint, options),
            _ => [$"{section}:Endpoint and {section}:Directory are both set; {Choice}."],
        };
        errors = errors.Concat(GatewayFaultPlanRules.Check(options.Faults).Select(b => $"{section}:Faults: {b.Value}"));
        string[] found = [.. errors];
        return found.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private IEnumerable<string> CheckSimulated(GatewayOptions options)
    {
        if (azure is not null)
        {
            yield return $"{section}:Directory is set, and this process runs on Azure ({azure} is set), where an app has many "
                + "machines: each would have a simulated gateway of its own, and they would disagree about what is bound. "
                + $"Remove {section}:Directory and set {section}:Endpoint to one gateway that all of them reach.";
        }

        foreach (var error in options.Serve ? CheckKey(options.Key, $"the key that {section}:Serve demands of its callers") : [])
        {
            yield return error;
        }
    }

    private IEnumerable<string> CheckHttp(Uri endpoint, GatewayOptions options)
    {
        if (CheckEndpoint(endpoint) is { } broken)
        {
            yield return $"{section}:Endpoint {broken}";
        }

        foreach (var error in CheckKey(options.Key, $"the key that the gateway at {section}:Endpoint demands"))
        {
            yield return error;
        }

        if (options.Timeout < LeastTimeout || options.Timeout > MostTimeout)
        {
            yield return $"{section}:Timeout is {options.Timeout}; it must be {LeastTimeout} to {MostTimeout}, below the 30 seconds "
                + "at which workflows give up an attempt.";
        }

        if (options.Serve)
        {
            yield return $"{section}:Serve is true and {section}:Endpoint is set; only the simulated gateway of {section}:Directory can be served.";
        }
    }

    // What may hold a secret is not repeated.
    private static string? CheckEndpoint(Uri endpoint) => endpoint switch
    {
        { IsAbsoluteUri: false } => $"is '{endpoint}'; it must be an absolute https URL.",
        { UserInfo: not "" } => "has a user or password; the key has a setting of its own.",
        { Query: not "" } or { Fragment: not "" } => "has a query or fragment; it must end with its path.",
        { Scheme: "https" } or { Scheme: "http", IsLoopback: true } => null,
        { Scheme: "http" } => $"is {endpoint}; it must be https, since the key would cross the network in the clear.",
        _ => $"is {endpoint}; it must be an https URL.",
    };

    private IEnumerable<string> CheckKey(string? key, string meaning)
    {
        if (string.IsNullOrEmpty(key))
        {
            yield return $"{section}:Key is not set; it must be {meaning}.";
        }
        else if (key.Any(character => character is <= ' ' or > '~'))
        {
            yield return $"{section}:Key has a character that a header cannot carry; it must be printable ASCII without spaces.";
        }
    }
}
