using EipFunctions.Testing;

namespace EipFunctions.Infra.Tests;

public sealed class SettingTests
{
    // What the app, the Functions host or its extensions read. A setting that nobody reads is a mistake in its name.
    private static readonly string[] Read =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AccessKeys__EncryptionKeys__0",
        "AzureFunctionsJobHost__extensions__durableTask__hubName", "AzureWebJobsDisableHomepage",
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential",
        "EipState__accountName", "EipState__clientId", "EipState__credential", "EventGrid__ClientId", "EventGrid__TopicEndpoint",
        "EventsIn__AccountId", "Gateway__Endpoint", "Gateway__Key", "Keys__0__AccountId", "Keys__0__Key", "Keys__0__Kind",
        "Keys__0__PrincipalId", "Keys__0__Rights", "Reconciler__Mode", "Retention__Period", "Storage__AddressRange",
        "Storage__Connection",
    ];

    private static readonly string[] ReadOfScheduler =
    [
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName",
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type", "DURABLE_TASK_SCHEDULER_CONNECTION_STRING",
    ];

    [Fact]
    public async Task Settings_First_AreThoseThatAreRead() =>
        Assert.Equal(Read.Order(StringComparer.Ordinal), (await Deployments.First).Settings.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Settings_Scheduler_AreThoseAndItsOwn() =>
        Assert.Equal(
            Read.Concat(ReadOfScheduler).Order(StringComparer.Ordinal),
            (await Deployments.Scheduler).Settings.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Settings_Rotated_AreThoseAndTheKeyBefore()
    {
        var settings = (await Deployments.Rotated).Settings;

        Assert.Equal(
            Read.Append("AccessKeys__EncryptionKeys__1").Order(StringComparer.Ordinal), settings.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(
            "@Microsoft.KeyVault(SecretUri={0}secrets/encryption-key/{1})", settings["AccessKeys__EncryptionKeys__1"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_Secrets_AreReferencesToTheVault()
    {
        var settings = (await Deployments.First).Settings;
        Assert.Contains("@Microsoft.KeyVault(SecretUri={0}secrets/encryption-key)", settings["AccessKeys__EncryptionKeys__0"], StringComparison.Ordinal);
        Assert.Contains("@Microsoft.KeyVault(SecretUri={0}secrets/gateway-key)", settings["Gateway__Key"], StringComparison.Ordinal);
        Assert.Contains("@Microsoft.KeyVault(SecretUri={0}secrets/owner-key)", settings["Keys__0__Key"], StringComparison.Ordinal);
        Assert.DoesNotContain(settings.Values, value => value.Contains("AccountKey=", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Settings_All_AreDocumented()
    {
        var rows = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "azure.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToArray();
        Assert.All(Read.Concat(ReadOfScheduler), setting => Assert.Contains(rows, row => Names(row, setting)));
    }

    // Those of one connection share a row, "`X__a`, `__b`", and so do those of a key: "`Keys__0__…`".
    private static bool Names(string row, string setting)
    {
        var (section, name) = setting.Split("__") is [var first, .., var last] ? (first, last) : (setting, "");
        return row.Contains($"`{setting}`", StringComparison.Ordinal)
            || (row.Contains($"`{section}__", StringComparison.Ordinal)
                && (row.Contains($"`__{name}`", StringComparison.Ordinal) || row.Contains("__…`", StringComparison.Ordinal)));
    }
}
