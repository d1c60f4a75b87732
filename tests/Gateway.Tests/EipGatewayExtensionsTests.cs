using EipFunctions.Gateway.Http;
using EipFunctions.Gateway.Simulated;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Gateway.Tests;

public sealed class EipGatewayExtensionsTests
{
    [Fact]
    public async Task AddEipGateway_Endpoint_IsReachedOverHttpAndNothingIsSimulated()
    {
        await using var fixture = new HttpGatewayFixture();
        await fixture.StartAsync();
        await using var services = Build(("Gateway:Endpoint", $"{fixture.Endpoint}/"), ("Gateway:Key", HttpGatewayFixture.Key));

        await services.GetRequiredService<IGateway>().BindAsync(GatewayFixture.Binding(), 1, default);

        Assert.Equal(1, await fixture.Simulated.ReadFenceAsync(GatewayFixture.Region, "eip-1", default));
        Assert.False(services.HasSimulatedGateway());
        Assert.Null(services.GetService<SimulatedGateway>());
        Assert.IsType<TracedGateway>(services.GetRequiredService<IGateway>());
    }

    [Fact]
    public async Task AddEipGateway_Directory_IsSimulated()
    {
        var directory = Directory.CreateTempSubdirectory("gateway-");
        await using (var services = Build(("Gateway:Directory", directory.FullName), ("Gateway:Endpoint", "")))
        {
            await services.GetRequiredService<IGateway>().BindAsync(GatewayFixture.Binding(), 1, default);

            Assert.Equal(1, await services.GetRequiredService<SimulatedGateway>().ReadFenceAsync(GatewayFixture.Region, "eip-1", default));
            Assert.True(services.HasSimulatedGateway());
            Assert.Null(services.GetService<HttpGateway>());
            Assert.IsType<TracedGateway>(services.GetRequiredService<IGateway>());
        }

        directory.Delete(recursive: true);
    }

    private static ServiceProvider Build(params (string Name, string Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddEipGateway(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value))
            .Build()
            .GetSection("Gateway"))
        .BuildServiceProvider();
}
