using EipFunctions.Testing;
using EipFunctions.Workflows.Tests.Support;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>One Azurite for all tests; each test has tables of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? _server;

    public string ConnectionString => _server!.ConnectionString;

    /// <summary>Whether workflows stay in memory between two results; otherwise they are replayed at every await.</summary>
    public bool ExtendedSessions { get; private init; } = !ReplayAlways.IsOn;

    /// <summary>The same server, for tests whose workflows are replayed at every await.</summary>
    public AzuriteFixture Replaying() => new() { _server = _server, ExtendedSessions = false };

    public async ValueTask InitializeAsync() => _server = await AzuriteServer.StartAsync();

    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();
}
