using Microsoft.Extensions.Options;

namespace EipFunctions.Local.Topic;

/// <summary>Checks the settings at start and names the one that is wrong. The key's value is never repeated.</summary>
/// <param name="section">The path of the settings' section.</param>
internal sealed class LocalTopicOptionsValidator(string section) : IValidateOptions<LocalTopicOptions>
{
    public ValidateOptionsResult Validate(string? name, LocalTopicOptions options)
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Key))
        {
            errors.Add($"{section}:Key is not set; it must be the key that publishers send.");
        }

        if (options.Capacity is < 1 or > 1_000_000)
        {
            errors.Add($"{section}:Capacity is {options.Capacity}; it must be 1 to 1000000.");
        }

        if (options.MaxStreams is < 1 or > 10_000)
        {
            errors.Add($"{section}:MaxStreams is {options.MaxStreams}; it must be 1 to 10000.");
        }

        if (options.Heartbeat < TimeSpan.FromSeconds(1) || options.Heartbeat > TimeSpan.FromMinutes(10))
        {
            errors.Add($"{section}:Heartbeat is {options.Heartbeat}; it must be 00:00:01 to 00:10:00.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
