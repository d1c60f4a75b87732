using EipFunctions.Storage.Configuration;

namespace EipFunctions.Storage.Connections;

/// <summary>What the client id of a user-assigned managed identity must be.</summary>
public static class ClientIdRule
{
    /// <summary>Says what is wrong with a client id.</summary>
    /// <param name="setting">The whole name of the setting, such as <c>EventGrid:ClientId</c>.</param>
    /// <param name="clientId">The client id; null for none.</param>
    /// <param name="errors">Where an error is added.</param>
    public static void Check(string setting, string? clientId, SettingErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (!string.IsNullOrWhiteSpace(clientId) && !Guid.TryParseExact(clientId, "D", out _))
        {
            errors.Add(
                $"{setting} is {SettingErrors.Shown(clientId)}; it must be the client id of a user-assigned managed identity " +
                "(a GUID, not the name or the resource id), or absent for the system-assigned one.");
        }
    }
}
