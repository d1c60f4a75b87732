using EipFunctions.Storage.Configuration;
using EipFunctions.Storage.Connections;

namespace EipFunctions.Events;

/// <summary>What the settings of publishing must be. No error repeats the key.</summary>
internal static class EventGridRules
{
    /// <summary>Says what is wrong with them.</summary>
    public static void Check(EventGridOptions options, SettingErrors errors)
    {
        if (!options.Enabled)
        {
            return;
        }

        CheckEndpoint(options, errors);
        ClientIdRule.Check("EventGrid:ClientId", options.ClientId, errors);
        errors.CheckRange(nameof(options.FlushLimit), options.FlushLimit, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        errors.CheckRange(nameof(options.SendTimeout), options.SendTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        errors.CheckRange(nameof(options.RemovalLinger), options.RemovalLinger, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        errors.CheckRange(nameof(options.SweepInterval), options.SweepInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        errors.CheckRange(nameof(options.MaxQueuedEvents), options.MaxQueuedEvents, 1, 1_000_000);
    }

    private static void CheckEndpoint(EventGridOptions options, SettingErrors errors)
    {
        const string Setting = nameof(options.TopicEndpoint);
        if (options.TopicEndpoint is not { } endpoint)
        {
            errors.Add(Setting, "is not set; it must be the topic's endpoint, or EventGrid:Enabled must be false to keep events in the outbox.");
            return;
        }

        var isHttp = endpoint.IsAbsoluteUri && endpoint.Scheme == Uri.UriSchemeHttp;
        if (!isHttp && !(endpoint.IsAbsoluteUri && endpoint.Scheme == Uri.UriSchemeHttps))
        {
            errors.Add(Setting, $"is {SettingErrors.Shown(endpoint.OriginalString)}; it must be an https URL.");
        }
        else if (isHttp && !endpoint.IsLoopback)
        {
            errors.Add(
                Setting,
                $"is {SettingErrors.Shown(endpoint.OriginalString)}; it must be https, since what proves who publishes would cross the network in the clear.");
        }
        else if (isHttp && string.IsNullOrWhiteSpace(options.TopicKey))
        {
            errors.Add(
                nameof(options.TopicKey),
                "is not set; it must be an access key of the topic, since EventGrid:TopicEndpoint is http. " +
                "Only an https endpoint can do without: there the host's identity is used.");
        }
    }
}
