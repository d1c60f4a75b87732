using EipFunctions.Storage.Configuration;

namespace EipFunctions.Api.EventsIn;

/// <summary>What the settings of events that come in must be.</summary>
internal static class EventsInRules
{
    /// <summary>Says what is wrong with them.</summary>
    public static void Check(EventsInOptions options, SettingErrors errors)
    {
        for (var place = 0; place < options.AllowedOrigins.Count; place++)
        {
            // A sender names itself by its host name: a URL would be let in never.
            if (Uri.CheckHostName(options.AllowedOrigins[place]) is UriHostNameType.Unknown)
            {
                errors.Add(
                    $"AllowedOrigins:{place}",
                    $"is {SettingErrors.Shown(options.AllowedOrigins[place])}; it must be the sender's host name alone, " +
                    $"such as {EventsInOptions.EventGridOrigin}.");
            }
        }
    }
}
