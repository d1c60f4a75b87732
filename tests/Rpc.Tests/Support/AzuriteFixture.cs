using EipFunctions.Rpc.Tests.Support;
using EipFunctions.Testing;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace EipFunctions.Rpc.Tests.Support;

/// <summary>One table service for all tests; each takes tables of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? _server;

    public string ConnectionString => _server!.ConnectionString;

    public async ValueTask InitializeAsync() => _server = await AzuriteServer.StartAsync();

    public ValueTask DisposeAsync() => _server!.DisposeAsync();
}
