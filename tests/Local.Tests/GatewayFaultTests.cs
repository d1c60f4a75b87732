using System.Net;

namespace EipFunctions.Local.Tests;

public sealed class GatewayFaultTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Endpoint_OutsideDevelopment_DoesNotExist()
    {
        await using var host = azurite.CreateHost().With("DOTNET_ENVIRONMENT", "Production");
        await host.StartAsync();

        var (status, _) = await host.SendAsync(HttpMethod.Get, "gateway/faults");

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task Configuration_RejectsAResource_TheAssociationIsRolledBack()
    {
        await using var host = azurite.CreateHost().With("Gateway__Faults__RejectResourceIds__0", "i-0");
        await host.StartAsync();
        var eipId = await host.AllocateAsync();
        await host.RegisterInstanceAsync(0);

        var (status, problem) = await host.AssociateAsync(eipId, "i-0");

        Assert.Equal(409, status);
        Assert.Contains("rolled-back", $"{problem["type"]}", StringComparison.Ordinal);
        Assert.Equal("Available", $"{(await host.GetEipAsync(eipId))["state"]}");
    }
}
