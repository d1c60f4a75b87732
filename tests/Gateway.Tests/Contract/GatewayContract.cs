using EipFunctions.Gateway.Faults;
using EipFunctions.Gateway.Simulated;

namespace EipFunctions.Gateway.Tests.Contract;

/// <summary>What every gateway promises, whichever way it is asked.</summary>
public abstract partial class GatewayContract(GatewayFixture fixture) : IAsyncLifetime
{
    private IGateway Gateway => fixture.Gateway;

    private SimulatedGateway Simulated => fixture.Simulated;

    private GatewayFaults Faults => fixture.Faults;

    public ValueTask InitializeAsync() => fixture.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await fixture.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
