using System.Globalization;
using System.Text.Json;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;

namespace EipFunctions.Api.Settings;

/// <summary>Reads an account's settings.</summary>
internal static class SettingsBody
{
    public static SettingsView Read(BodyReader body) => new()
    {
        Quotas = Quotas(body),
        NatBandwidthPlanBoughtOn = Date(body, "natBandwidthPlanBoughtOn"),
        GrantedModes = body.Has("grantedModes")
            ? body.ManyOf("grantedModes", ApiJson.Readable.EipMode)
            : Default(body, "grantedModes"),
    };

    private static Dictionary<string, int> Quotas(BodyReader body)
    {
        var quotas = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (path, id, value) in body.Members("quotas"))
        {
            if (Quota.All.FirstOrDefault(quota => quota.QuotaId == id) is not { } known)
            {
                body.Errors.Add(path, id, $"It must be one of {string.Join(", ", Quota.All.Select(quota => quota.QuotaId))}.", "Send one of these, spelt so.");
            }
            else if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var limit) && limit >= 0 && limit <= known.HighestLimit)
            {
                quotas[id] = limit;
            }
            else
            {
                body.Errors.Add(path, value.GetRawText(), $"It must be a whole number from 0 to {known.HighestLimit}.", "Send a number in that range.");
            }
        }

        return quotas;
    }

    private static DateOnly? Date(BodyReader body, string name)
    {
        if (body.Text(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        body.Errors.Add(name, text, "It must be a date.", "Send it as yyyy-MM-dd, such as 2018-01-25.");
        return null;
    }

    private static IReadOnlyList<Domain.Eips.EipMode> Default(BodyReader body, string name)
    {
        _ = body.Take(name);
        return new AccountSettings().GrantedModes;
    }
}
