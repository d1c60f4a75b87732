using EipFunctions.Testing;

[assembly: AssemblyFixture(typeof(EipFunctions.Local.Tests.AzuriteFixture))]

namespace EipFunctions.Local.Tests;

/// <summary>One emulator for the tests that share a region with nobody.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? _server;

    public string ConnectionString => _server!.ConnectionString;

    /// <summary>A host with tables of its own.</summary>
    internal HostProcess CreateHost()
    {
        var suffix = Guid.NewGuid().ToString("N")[..12];
        return new HostProcess(ConnectionString)
            .With("Storage__StateTable", $"State{suffix}")
            .With("Engine__HubName", $"Hub{suffix}")
            .With("KeysTable", $"Keys{suffix}");
    }

    public async ValueTask InitializeAsync() => _server = await AzuriteServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
