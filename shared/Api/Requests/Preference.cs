using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace EipFunctions.Api.Requests;

/// <summary>
/// What the header Prefer (RFC 7240) asks for. What is not known there, or not understood, is passed over, as the RFC
/// demands; more than 60 seconds are taken for 60.
/// </summary>
/// <param name="RespondAsync">Whether to answer as soon as the operation is durable.</param>
/// <param name="Wait">How long to wait for the end; null when that is not asked for.</param>
internal sealed record Preference(bool RespondAsync, TimeSpan? Wait)
{
    private const int LongestWait = 60;

    /// <summary>What the answer names as Preference-Applied; null when nothing was asked for.</summary>
    public string? Applied =>
        Wait is { } wait ? $"wait={wait.TotalSeconds.ToString(CultureInfo.InvariantCulture)}"
        : RespondAsync ? "respond-async"
        : null;

    public static Preference Read(HttpRequest request)
    {
        var (respondAsync, wait) = (false, (TimeSpan?)null);
        StringValues header = request.Headers["Prefer"];
        foreach (var preference in header.SelectMany(line => line!.Split(',', ';')))
        {
            var parts = preference.Split('=', 2, StringSplitOptions.TrimEntries);
            respondAsync |= parts[0].Equals("respond-async", StringComparison.OrdinalIgnoreCase);
            if (parts.Length == 2
                && parts[0].Equals("wait", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(parts[1].Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds >= 1)
            {
                // RFC 7240: of a preference that is repeated the first counts.
                wait ??= TimeSpan.FromSeconds(Math.Min(seconds, LongestWait));
            }
        }

        return new(respondAsync, wait);
    }
}
