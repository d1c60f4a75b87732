using EipFunctions.Engine.Tests.Support;
using EipFunctions.Testing;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace EipFunctions.Engine.Tests.Support;

/// <summary>One Azurite for all tests; each test has a hub, and so a table, of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? _server;

    public string ConnectionString => _server!.ConnectionString;

    public async ValueTask InitializeAsync() => _server = await AzuriteServer.StartAsync();

    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();
}
