using EipFunctions.Storage.Tests;
using EipFunctions.Testing;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace EipFunctions.Storage.Tests;

/// <summary>One table service for all tests; each test has a table of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? _server;

    public AzuriteServer Server => _server!;

    public async ValueTask InitializeAsync() => _server = await AzuriteServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
