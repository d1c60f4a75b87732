using Azure.Data.Tables;
using EipFunctions.Storage.Configuration;

namespace EipFunctions.Storage.Connections;

/// <summary>What a connection to storage must be. No error repeats a connection string, however malformed.</summary>
internal static class StorageConnectionRules
{
    private const int LeastName = 3;
    private const int MostName = 24;

    /// <summary>Says what is wrong with a connection.</summary>
    public static void Check(StorageConnection connection, SettingErrors errors)
    {
        var name = connection.Name;
        switch (connection)
        {
            case { ConnectionString: null, AccountName: null, TableServiceUri: null }:
                errors.Add(
                    $"{name} is not set; it must be the connection string of the storage account, or for a connection by identity " +
                    $"{name}:accountName must name the account or {name}:tableServiceUri its table service. " +
                    "Storage:Connection names another connection.");
                break;
            case { ConnectionString: not null, AccountName: null, TableServiceUri: null }:
                CheckConnectionString(connection, errors);
                break;
            case { ConnectionString: null, AccountName: { } account, TableServiceUri: null }:
                CheckAccount($"{name}:accountName", account, errors);
                CheckIdentity(connection, errors);
                break;
            case { ConnectionString: null, AccountName: null, TableServiceUri: { } uri }:
                CheckUri($"{name}:tableServiceUri", uri, errors);
                CheckIdentity(connection, errors);
                break;
            default:
                errors.Add(
                    $"{Given(connection)} are set; only one of them may be. " +
                    "Remove the connection string to use an identity, and the others to use the connection string.");
                break;
        }
    }

    private static void CheckConnectionString(StorageConnection connection, SettingErrors errors)
    {
        try
        {
            _ = new TableServiceClient(connection.ConnectionString);
        }
#pragma warning disable CA1031 // The client documents no exceptions of its own, and their messages could hold parts of the key.
        catch (Exception)
#pragma warning restore CA1031
        {
            errors.Add(
                $"{connection.Name} is not a connection string of a storage account (its value is a secret and is not shown); copy it from " +
                $"the account's access keys, or remove it and set {connection.Name}:accountName to use an identity.");
        }
    }

    private static void CheckAccount(string setting, string account, SettingErrors errors)
    {
        if (account.Length is < LeastName or > MostName || !account.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
        {
            errors.Add(
                $"{setting} is {SettingErrors.Shown(account)}; it must be the storage account's name alone: " +
                $"{LeastName} to {MostName} lower-case letters and digits.");
        }
    }

    // Not even to this machine without TLS: the client sends a token over nothing else.
    private static void CheckUri(string setting, string text, SettingErrors errors)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps
            || uri.Query.Length > 0 || uri.UserInfo.Length > 0)
        {
            errors.Add(
                $"{setting} is {SettingErrors.Shown(text)}; it must be an absolute https URL without a query, " +
                "such as https://{account}.table.core.windows.net.");
        }
    }

    private static void CheckIdentity(StorageConnection connection, SettingErrors errors)
    {
        if (connection.Credential is { } credential && !connection.UsesManagedIdentity)
        {
            errors.Add(
                $"{connection.Name}:credential is {SettingErrors.Shown(credential)}; it must be {StorageConnection.ManagedIdentity}, " +
                "or absent for whatever identity the environment has.");
        }

        ClientIdRule.Check($"{connection.Name}:clientId", connection.ClientId, errors);
    }

    private static string Given(StorageConnection connection)
    {
        (string Setting, string? Value)[] settings =
        [
            (connection.Name, connection.ConnectionString),
            ($"{connection.Name}:accountName", connection.AccountName),
            ($"{connection.Name}:tableServiceUri", connection.TableServiceUri),
        ];
        return string.Join(" and ", settings.Where(setting => setting.Value is not null).Select(setting => setting.Setting));
    }
}
