using EipFunctions.Events.Topic;
using Microsoft.Extensions.Options;

namespace EipFunctions.Events;

/// <summary>Checks the settings at start and names the one that is wrong. The key's value is never repeated.</summary>
/// <param name="section">The path of the settings' section.</param>
/// <param name="factory">Says whether a key is needed.</param>
internal sealed class EventGridOptionsValidator(string section, IEventGridClientFactory factory) : IValidateOptions<EventGridOptions>
{
    public ValidateOptionsResult Validate(string? name, EventGridOptions options)
    {
        if (!options.Enabled)
        {
            return ValidateOptionsResult.Success;
        }

        var errors = new List<string>();
        CheckEndpoint(options.TopicEndpoint, errors);
        if (factory is KeyEventGridClientFactory && string.IsNullOrWhiteSpace(options.TopicKey))
        {
            errors.Add($"{section}:TopicKey is not set; it must be an access key of the topic.");
        }

        CheckRange("FlushLimit", options.FlushLimit, TimeSpan.Zero, TimeSpan.FromMinutes(1), errors);
        CheckRange("SendTimeout", options.SendTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5), errors);
        CheckRange("RemovalLinger", options.RemovalLinger, TimeSpan.Zero, TimeSpan.FromMinutes(1), errors);
        CheckRange("SweepInterval", options.SweepInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), errors);
        CheckRange("MaxQueuedEvents", options.MaxQueuedEvents, 1, 1_000_000, errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private void CheckEndpoint(Uri? endpoint, List<string> errors)
    {
        if (endpoint is null)
        {
            errors.Add(
                $"{section}:TopicEndpoint is not set; it must be the topic's endpoint, or {section}:Enabled must be false to keep events in the outbox.");
        }
        else if (!endpoint.IsAbsoluteUri || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp))
        {
            errors.Add($"{section}:TopicEndpoint is {endpoint}; it must be an https URL.");
        }
        else if (endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback)
        {
            errors.Add($"{section}:TopicEndpoint is {endpoint}; it must be https, since the key would cross the network in the clear.");
        }
    }

    private void CheckRange<T>(string setting, T value, T least, T most, List<string> errors)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            errors.Add(FormattableString.Invariant($"{section}:{setting} is {value}; it must be {least} to {most}."));
        }
    }
}
