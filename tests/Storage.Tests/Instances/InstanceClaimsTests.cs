using EipFunctions.Storage.Instances;
using EipFunctions.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Storage.Tests.Instances;

public sealed class InstanceClaimsTests(AzuriteFixture azurite)
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task TryTakeAsync_ManyAtOnce_OneStartsTheInstance()
    {
        // The table does not exist either: they race for that too.
        var claims = Claims();

        var taken = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => claims.TryTakeAsync("op-1", default)));

        Assert.Single(taken, won => won);
        Assert.False(await claims.TryTakeAsync("op-1", default));
        Assert.True(await claims.TryTakeAsync("op-2", default));
    }

    [Fact]
    public async Task TryTakeOverAsync_BeforeItsTime_IsRefused()
    {
        var claims = Claims();
        Assert.True(await claims.TryTakeAsync("op-1", default));
        _time.Advance(InstanceClaims.Patience - TimeSpan.FromMilliseconds(1));

        Assert.False(await claims.TryTakeOverAsync("op-1", default));
    }

    [Fact]
    public async Task TryTakeOverAsync_ManyAfterItsTime_OneTakesOver()
    {
        var claims = Claims();
        Assert.True(await claims.TryTakeAsync("op-1", default));
        _time.Advance(InstanceClaims.Patience);

        var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => claims.TryTakeOverAsync("op-1", default)));

        Assert.Single(taken, won => won);
        Assert.False(await claims.TryTakeOverAsync("op-1", default));
    }

    [Fact]
    public async Task ForgetAsync_TakenId_IsFreeAgain()
    {
        var claims = Claims();
        Assert.True(await claims.TryTakeAsync("op-1", default));

        await claims.ForgetAsync("op-1", default);
        await claims.ForgetAsync("op-1", default);

        Assert.True(await claims.TryTakeOverAsync("op-1", default));
        Assert.False(await claims.TryTakeAsync("op-1", default));
    }

    [Fact]
    public async Task TryTakeAsync_AnswerIsLost_KnowsItsOwn()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var claims = new InstanceClaims(table.Through(proxy), _time);
        proxy.Plan = FaultPlans.Script(request => request.Method == "POST", Fault.DropAfter);

        Assert.True(await claims.TryTakeAsync("op-1", default));
    }

    private InstanceClaims Claims() => new(
        new Azure.Data.Tables.TableServiceClient(azurite.Server.ConnectionString).GetTableClient($"t{Guid.NewGuid():N}"), _time);
}
