using System.Text.RegularExpressions;
using EipFunctions.Storage.Configuration;
using EipFunctions.Storage.Connections;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Storage;

/// <summary>What the settings of the store must be.</summary>
internal static partial class StorageRules
{
    /// <summary>Says what is wrong with them.</summary>
    public static void Check(StorageOptions options, SettingErrors errors)
    {
        if (string.IsNullOrWhiteSpace(options.Connection))
        {
            errors.Add(
                nameof(options.Connection),
                $"is empty; it must name a connection to a storage account, or be absent for {StorageOptions.DefaultConnection}.");
        }
        else
        {
            StorageConnectionRules.Check(options.Account, errors);
        }

        if (!TableName().IsMatch(options.StateTable))
        {
            errors.Add(
                nameof(options.StateTable),
                $"is {SettingErrors.Shown(options.StateTable)}; it must be 3 to 63 letters and digits, a letter first.");
        }

        if (!AddressPool.IsRange(options.AddressRange))
        {
            errors.Add(
                nameof(options.AddressRange),
                $"is {SettingErrors.Shown(options.AddressRange)}; it must be an IPv4 range from /8 to /24, such as 198.18.0.0/15.");
        }

        errors.CheckRange(nameof(options.Timeout), options.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{2,62}\z")]
    private static partial Regex TableName();
}
