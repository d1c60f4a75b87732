using Azure.Data.Tables;
using Azure.Identity;
using EipFunctions.Storage.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EipFunctions.Storage.Tests.Connections;

public sealed class StorageConnectionTests
{
    private const string ConnectionString =
        "DefaultEndpointsProtocol=https;AccountName=eips;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net";

    private const string ClientId = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("AzureWebJobsStorage", ConnectionString, "https://eips.table.core.windows.net/")]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("AzureWebJobsStorage:accountName", "eips", "https://eips.table.core.windows.net/")]
    [InlineData("AzureWebJobsStorage:tableServiceUri", "https://eips.table.core.usgovcloudapi.net", "https://eips.table.core.usgovcloudapi.net/")]
    public void Start_OneOfThem_IsWhereTheClientGoes(string setting, string value, string endpoint)
    {
        using var provider = Start(out var errors, (setting, value));

        Assert.Null(errors);
        Assert.Equal(new Uri(endpoint), provider.GetRequiredService<TableServiceClient>().Uri);
    }

    [Fact]
    public void Start_AnotherConnection_IsTheOneThatIsUsed()
    {
        using var provider = Start(
            out var errors,
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("Storage:Connection", "StateStorage"), ("StateStorage:accountName", "eips2"));

        Assert.Null(errors);
        Assert.Equal(new Uri("https://eips2.table.core.windows.net/"), provider.GetRequiredService<TableServiceClient>().Uri);
    }

    [Theory]
    [InlineData("managedidentity", ClientId, true, ClientId)]
    [InlineData("ManagedIdentity", null, true, null)]
    [InlineData(null, ClientId, false, ClientId)]
    [InlineData("", " ", false, null)]
    public void Start_ByIdentity_AsksForThatIdentity(string? credential, string? clientId, bool managedIdentity, string? expected)
    {
        var credentials = new RecordedCredentials();
        using var provider = Start(
            credentials,
            out var errors,
            ("AzureWebJobsStorage:accountName", "eips"),
            ("AzureWebJobsStorage:credential", credential),
            ("AzureWebJobsStorage:clientId", clientId));

        _ = provider.GetRequiredService<TableServiceClient>();

        Assert.Null(errors);
        Assert.Equal((managedIdentity, expected), Assert.Single(credentials.Identities));
    }

    [Fact]
    public void Create_AzureCredentials_AreOfTheKindThatIsAskedForAndSharedByWhoAsksForTheSame()
    {
        var factory = new AzureCredentialFactory();

        Assert.IsType<ManagedIdentityCredential>(factory.Create(managedIdentity: true, ClientId));
        Assert.IsType<ManagedIdentityCredential>(factory.Create(managedIdentity: true, null));
        Assert.IsType<DefaultAzureCredential>(factory.Create(managedIdentity: false, null));
        Assert.Same(factory.Create(managedIdentity: true, null), factory.Create(managedIdentity: true, ""));
        Assert.NotSame(factory.Create(managedIdentity: true, null), factory.Create(managedIdentity: true, ClientId));
    }

    [Theory]
    [InlineData("AzureWebJobsStorage:other=x", "AzureWebJobsStorage is not set; it must be the connection string")]
    [InlineData("AzureWebJobsStorage=", "AzureWebJobsStorage is not set;")]
    [InlineData("AzureWebJobsStorage=UseDevelopmentStorage=true|AzureWebJobsStorage:accountName=eips", "AzureWebJobsStorage and AzureWebJobsStorage:accountName are set; only one of them may be.")]
    [InlineData("AzureWebJobsStorage:tableServiceUri=https://a|AzureWebJobsStorage:accountName=eips", "AzureWebJobsStorage:accountName and AzureWebJobsStorage:tableServiceUri are set;")]
    [InlineData("AzureWebJobsStorage=nonsense-hunter2", "AzureWebJobsStorage is not a connection string of a storage account")]
    [InlineData("AzureWebJobsStorage=AccountName=eips;AccountKey=not base64: hunter2", "AzureWebJobsStorage is not a connection string of a storage account")]
    [InlineData("AzureWebJobsStorage:accountName=Eips", "AzureWebJobsStorage:accountName is 'Eips'; it must be the storage account's name alone: 3 to 24 lower-case letters and digits.")]
    [InlineData("AzureWebJobsStorage:accountName=ab", "AzureWebJobsStorage:accountName is 'ab'; it must be")]
    [InlineData("AzureWebJobsStorage:accountName=abcdefghijklmnopqrstuvwxy", "AzureWebJobsStorage:accountName is 'abcdefghijklmnopqrstuvwxy'; it must be")]
    [InlineData("AzureWebJobsStorage:accountName=AccountName=eips;AccountKey=hunter2", "AzureWebJobsStorage:accountName is a text that is not shown, as it may hold a secret; it must be")]
    [InlineData("AzureWebJobsStorage:tableServiceUri=eips.table.core.windows.net", "AzureWebJobsStorage:tableServiceUri is 'eips.table.core.windows.net'; it must be an absolute https URL")]
    [InlineData("AzureWebJobsStorage:tableServiceUri=http://127.0.0.1:10002/devstoreaccount1", "AzureWebJobsStorage:tableServiceUri is 'http://127.0.0.1:10002/devstoreaccount1'; it must be an absolute https URL")]
    [InlineData("AzureWebJobsStorage:tableServiceUri=https://eips.table.core.windows.net/?sig=hunter2", "AzureWebJobsStorage:tableServiceUri is a text that is not shown")]
    [InlineData("AzureWebJobsStorage:accountName=eips|AzureWebJobsStorage:credential=key", "AzureWebJobsStorage:credential is 'key'; it must be managedidentity, or absent")]
    [InlineData("AzureWebJobsStorage:accountName=eips|AzureWebJobsStorage:clientId=my-identity", "AzureWebJobsStorage:clientId is 'my-identity'; it must be the client id")]
    [InlineData("Storage:Connection=Other", "Other is not set; it must be the connection string of the storage account, or for a connection by identity Other:accountName")]
    [InlineData("Storage:Connection=", "Storage:Connection is empty; it must name a connection")]
    [InlineData("AzureWebJobsStorage=UseDevelopmentStorage=true|Storage:StateTable=a-b", "Storage:StateTable is 'a-b'; it must be 3 to 63 letters and digits, a letter first.")]
    [InlineData("AzureWebJobsStorage=UseDevelopmentStorage=true|Storage:AddressRange=10.0.0.0/30", "Storage:AddressRange is '10.0.0.0/30'; it must be an IPv4 range from /8 to /24")]
    [InlineData("AzureWebJobsStorage=UseDevelopmentStorage=true|Storage:Timeout=00:02:00", "Storage:Timeout is 00:02:00; it must be 00:00:01 to 00:01:00.")]
    public void Start_BadSettings_NamesThemAndNoSecret(string settings, string error)
    {
        (string, string?)[] given = [.. settings.Split('|').Select(s => s.Split('=', 2)).Select(s => (s[0], (string?)s[1]))];

        using var provider = Start(out var errors, given);

        Assert.StartsWith(error, Assert.Single(errors!.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", errors.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey", errors.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Start(out OptionsValidationException? errors, params (string Key, string? Value)[] settings) =>
        Start(null, out errors, settings);

    private static ServiceProvider Start(
        ICredentialFactory? credentials, out OptionsValidationException? errors, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build();
        var services = new ServiceCollection();
        if (credentials is not null)
        {
            _ = services.AddSingleton(credentials);
        }

        var provider = services.AddEipStorage(configuration).BuildServiceProvider();
        errors = Record.Exception(provider.GetRequiredService<IStartupValidator>().Validate) as OptionsValidationException;
        return provider;
    }
}
