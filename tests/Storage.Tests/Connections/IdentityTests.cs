using Azure;
using Azure.Data.Tables;
using EipFunctions.Storage.Connections;
using EipFunctions.Storage.State;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Connections;

/// <summary>A real table service over TLS that takes tokens, and a client that has nothing else.</summary>
public sealed class IdentityTests : IAsyncLifetime
{
    private readonly TlsCertificate _certificate = new();
    private AzuriteServer? _server;

    public async ValueTask InitializeAsync() => _server = await AzuriteServer.StartAsync(
        "--oauth", "basic", "--cert", _certificate.CertificateFile, "--key", _certificate.KeyFile);

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task Create_ByIdentity_StateIsWrittenAndReadWithoutAKey()
    {
        var credentials = new RecordedCredentials();
        var table = Connect(credentials).GetTableClient("state");
        await using var process = new StorageProcess(table, TimeProvider.System, "198.18.0.0/15");
        await process.Store.InitializeAsync(default);

        var allocated = await process.AllocateAsync("eip-1");

        // Another process, which remembers nothing.
        await using var another = new StorageProcess(table, TimeProvider.System, "198.18.0.0/15");
        var read = await another.Store.GetAsync(StateTable.Partition, Keys.Eip("eip-1"), Freshness.Stored, default);
        Assert.Equal(allocated.Eip!.Value.IpAddress, read!.Value.IpAddress);
        Assert.Equal((true, "11111111-2222-3333-4444-555555555555"), Assert.Single(credentials.Identities));
        Assert.All(credentials.Scopes, scope => Assert.Equal("https://storage.azure.com/.default", scope));
        Assert.NotEmpty(credentials.Scopes);
    }

    [Fact]
    public async Task Create_TokenForSomethingElse_IsRefused()
    {
        var table = Connect(new RecordedCredentials("https://eventgrid.azure.net")).GetTableClient("state");

        var e = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateAsync());

        Assert.Equal(403, e.Status);
    }

    private TableServiceClient Connect(RecordedCredentials credentials)
    {
        var connection = new StorageConnection
        {
            Name = "AzureWebJobsStorage",
            TableServiceUri = $"https://127.0.0.1:{_server!.Port}/devstoreaccount1",
            Credential = "managedidentity",
            ClientId = "11111111-2222-3333-4444-555555555555",
        };
        return new TableServiceFactory(connection, credentials).Create(new() { Transport = _certificate.CreateTransport() });
    }
}
