namespace EipFunctions.Infra.Tests;

public sealed class SecurityTests
{
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string EventGridDataSender = "d5a91429-5739-47e2-a06b-3470a27159e7";
    private const string KeyVaultSecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
    private const string MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
    private const string DurableTaskDataContributor = "0ad04412-c4d5-4796-b79c-f76d14c8d402";

    // Whoever gets more says so here.
    private static readonly (string Scope, string Role)[] Always =
    [
        ("components", MonitoringMetricsPublisher),
        ("storageAccounts/blobServices/containers", BlobDataContributor),
        ("storageAccounts/sthost", BlobDataOwner),
        ("storageAccounts/ststate", TableDataContributor),
        ("topics", EventGridDataSender),
        ("vaults", KeyVaultSecretsUser),
    ];

    [Fact]
    public async Task Roles_First_AreThoseOnDataThatAreNeeded() =>
        AssertRoles(
            await Deployments.First,
            [.. Always, ("storageAccounts/sthost", QueueDataContributor), ("storageAccounts/sthost", TableDataContributor)]);

    [Fact]
    public async Task Roles_Scheduler_DoNotOpenQueuesAndTablesOfTheHost() =>
        AssertRoles(await Deployments.Scheduler, [.. Always, ("schedulers/taskHubs", DurableTaskDataContributor)]);

    [Fact]
    public async Task Roles_PublisherOfInstanceEvents_MayOnlySend() =>
        AssertRoles(
            await Deployments.Subscribed,
            [
                .. Always, ("storageAccounts/sthost", QueueDataContributor), ("storageAccounts/sthost", TableDataContributor),
                ("topics", EventGridDataSender),
            ]);

    [Fact]
    public async Task StorageAccounts_All_TakeNoKeysAndShowNothing()
    {
        var accounts = (await Deployments.First).OfType("Microsoft.Storage/storageAccounts").ToList();
        Assert.Equal(2, accounts.Count);
        Assert.All(accounts, account =>
        {
            var properties = account["properties"]!;
            Assert.False((bool)properties["allowSharedKeyAccess"]!);
            Assert.False((bool)properties["allowBlobPublicAccess"]!);
            Assert.True((bool)properties["supportsHttpsTrafficOnly"]!);
            Assert.Equal("TLS1_2", $"{properties["minimumTlsVersion"]}");
        });
    }

    [Theory]
    [InlineData("Microsoft.EventGrid/topics", "disableLocalAuth", 2)]
    [InlineData("Microsoft.Insights/components", "DisableLocalAuth", 1)]
    [InlineData("Microsoft.KeyVault/vaults", "enableRbacAuthorization", 1)]
    [InlineData("Microsoft.Web/sites", "httpsOnly", 1)]
    public async Task Resources_OfType_TakeTokensOnly(string type, string property, int count)
    {
        var resources = (await Deployments.First).OfType(type).ToList();
        Assert.Equal(count, resources.Count);
        Assert.All(resources, resource => Assert.True((bool)resource["properties"]![property]!));
    }

    [Fact]
    public async Task Publishing_ByPassword_IsOff()
    {
        var policies = (await Deployments.First).OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();
        Assert.Equal(2, policies.Count);
        Assert.All(policies, policy => Assert.False((bool)policy["properties"]!["allow"]!));
    }

    [Theory]
    [InlineData("encryption-key", "encryptionKey")]
    [InlineData("gateway-key", "gatewayKey")]
    [InlineData("owner-key", "ownerKey")]
    public async Task Secrets_NotGiven_StayAsTheyAre(string name, string parameter)
    {
        var secret = Assert.Single(
            (await Deployments.First).OfType("Microsoft.KeyVault/vaults/secrets"),
            secret => $"{secret["name"]}".EndsWith($"/{name}", StringComparison.Ordinal));
        Assert.Equal($"[not(empty(parameters('{parameter}')))]", $"{secret["condition"]}");
        Assert.Equal($"[parameters('{parameter}')]", $"{secret["properties"]!["value"]}");
    }

    private static void AssertRoles(Deployment deployment, IEnumerable<(string Scope, string Role)> expected) =>
        Assert.Equal(expected.Order(), deployment.Roles.Order());
}
