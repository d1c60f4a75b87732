namespace EipFunctions.Workflows.Tests.Support;

/// <summary>A test with a region of its own, in which a host runs.</summary>
public abstract class WorkflowTest(AzuriteFixture azurite) : IAsyncLifetime
{
    internal TestRegion Region { get; } = new(azurite);

    private protected WorkflowHost Host => Region.Host;

    public async ValueTask InitializeAsync() => await Region.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Region.DisposeAsync();
        Assert.Empty(Region.Recordings.SelectMany(recording => recording.Differences));
        GC.SuppressFinalize(this);
    }

    private protected Task<RegionState> StateAsync() => RegionState.ReadAsync(Region);

    /// <summary>Reads the state and checks what must always be true of it.</summary>
    private protected async Task<RegionState> SoundStateAsync()
    {
        var state = await StateAsync();
        state.AssertSound(Region.Events);
        return state;
    }
}
