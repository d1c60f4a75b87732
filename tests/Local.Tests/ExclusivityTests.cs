namespace EipFunctions.Local.Tests;

/// <summary>Who wins when many ask at once, over HTTP.</summary>
public sealed class ExclusivityTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Associate_OneEipWithManyInstancesAtOnce_OneWinsAndTheOthersAreToldWho()
    {
        await using var host = azurite.CreateHost();
        await host.StartAsync();
        var eipId = await host.AllocateAsync();
        await host.RegisterInstancesAsync(64);

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => host.AssociateAsync(eipId, $"i-{i}")));

        var winner = Assert.Single(answers, answer => answer.Status == 200);
        var holder = $"{winner.Body["resourceId"]}";
        var losers = answers.Where(answer => answer.Status != 200).ToList();
        Assert.All(losers, loser =>
        {
            Assert.Equal(409, loser.Status);
            Assert.Contains(loser.Body["violations"]!.AsArray(), violation => $"{violation!["blockingResource"]}" == holder);
        });
        Assert.Equal(holder, $"{(await host.GetEipAsync(eipId))["association"]!["resourceId"]}");
    }

    [Fact]
    public async Task Associate_ManyEipsWithOneInstanceAtOnce_OneWinsAndTheOthersAreToldWho()
    {
        await using var host = azurite.CreateHost();
        await host.StartAsync();
        await host.RaiseQuotaAsync();
        await host.RegisterInstanceAsync(0);
        var eipIds = await host.AllocateAsync(64);

        var answers = await Task.WhenAll(eipIds.Select(eipId => host.AssociateAsync(eipId, "i-0")));

        var winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), loser =>
        {
            Assert.Equal(409, loser.Status);
            Assert.Contains("ecs-one-eip", loser.Body.Rules());
            Assert.Contains($"{winner.Body["eipId"]}", loser.Body.ToJsonString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Associate_TwentyOneEipsWithOneNatGatewayAtOnce_TwentySucceedAndOneIsToldTheQuota()
    {
        await using var host = azurite.CreateHost();
        await host.StartAsync();
        await host.RaiseQuotaAsync();
        await host.RegisterNatGatewayAsync("ngw-1");
        var eipIds = await host.AllocateAsync(21);

        var answers = await Task.WhenAll(eipIds.Select(eipId => host.AssociateAsync(eipId, "ngw-1")));

        Assert.Equal(20, answers.Count(answer => answer.Status == 200));
        var refused = Assert.Single(answers, answer => answer.Status != 200);
        Assert.Equal(["nat-eip-quota"], refused.Body.Rules());
    }

    [Fact]
    public async Task Associate_WhileADnatEntryIsAdded_ExactlyOneWins()
    {
        await using var host = azurite.CreateHost();
        await host.StartAsync();
        await host.RegisterNatGatewayAsync("ngw-1");
        var natEip = await host.AllocateAsync();
        Assert.Equal(200, (await host.AssociateAsync(natEip, "ngw-1")).Status);
        var externalIp = $"{(await host.GetEipAsync(natEip))["ipAddress"]}";

        for (var round = 0; round < 10; round++)
        {
            await host.RegisterInstanceAsync(round);
            var eipId = await host.AllocateAsync();
            var named = round % 2 == 0 ? $",\"targetResourceId\":\"i-{round}\"" : "";
            var entry = $$"""{"externalIp":"{{externalIp}}","externalPort":"{{8000 + round}}","internalIp":"10.0.0.{{round + 1}}","internalPort":"80","protocol":"TCP"{{named}}}""";

            var associate = host.AssociateAsync(eipId, $"i-{round}");
            var (added, _) = await host.SendAsync(HttpMethod.Post, $"{Region.Path}/nat-gateways/ngw-1/dnat-entries", entry);
            var (associated, _) = await associate;

            Assert.True(
                ((int)added, associated) is (201, 409) or (409, 200), $"The entry answered {(int)added}, the association {associated}.");
        }
    }
}
