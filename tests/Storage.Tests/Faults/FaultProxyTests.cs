using System.Net;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Faults;

public sealed class FaultProxyTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task HoldAnswer_GateClosed_TheEffectIsThereAndTheAnswerIsNot()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        var gate = new TaskCompletionSource();
        var held = Fault.HoldAnswer(gate.Task);
        proxy.Plan = FaultPlans.Transactions(held);

        var putting = process.PutEcsAsync("i-1");
        _ = await held.Landed;

        _ = Assert.Single(await table.KeysAsync("resource|"));
        Assert.False(putting.IsCompleted);
        gate.SetResult();
        await putting;
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Answer_ServerFault_HasNoEffectAndIsTriedAgain(HttpStatusCode status)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        proxy.Plan = FaultPlans.Transactions(Fault.Answer(status));

        await process.PutEcsAsync("i-1");

        Assert.Equal(2, proxy.Transactions);
        Assert.Equal(2, proxy.Count("POST", "$batch"));
    }

    [Fact]
    public async Task Outage_OnAndOff_StopsEverythingAndNothingMore()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        var before = await table.RowsAsync();
        proxy.Outage = true;
        _ = await Assert.ThrowsAnyAsync<Exception>(() => process.PutEcsAsync("i-1"));
        Assert.Equal(before, await table.RowsAsync());

        proxy.Outage = false;
        await process.PutEcsAsync("i-1");

        _ = Assert.Single(await table.KeysAsync("resource|"));
    }
}
