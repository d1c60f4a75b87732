using System.Globalization;
using EipFunctions.Api.Tests.Hosting;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;
using static EipFunctions.Api.Tests.Candidates.CandidatePages;

namespace EipFunctions.Api.Tests.Candidates;

public sealed class CandidateScaleTests(AzuriteFixture azurite)
{
    private const int Resources = 10_000;
    private const int RowsPerTransaction = 100;

    [Fact]
    public async Task ForEip_TenThousandResources_APageIsOneRangeQueryAndThreeReads()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync();
        await SeedAsync(host.Get<StateStore>());

        foreach (var (query, items) in new[] { ("pageSize=500", 500), ("pageSize=400&eligible=true", 400), ("kind=EcsInstance", 50) })
        {
            var before = host.Requests.Count;
            var page = await host.Owner.PageAsync(ForEip(eipId, query));

            // The EIP, the settings of the region and of the account, and the range.
            Assert.Equal(4, host.Requests.Count - before);
            Assert.Equal(items, page.GetProperty("items").GetArrayLength());
            Assert.NotEmpty(page.Text("continuationToken"));
        }
    }

    [Fact]
    public async Task ForEip_HardlyAnyPassesTheFilter_ReadsABoundedPartAndGoesOnFromThere()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync();
        await SeedAsync(host.Get<StateStore>());
        await host.Owner.RegisterAsync("z-last", Http.Nat);

        var before = host.Requests.Count;
        var first = await host.Owner.PageAsync(ForEip(eipId, "kind=Nat"));
        var requests = host.Requests.Count - before;
        var second = await host.Owner.PageAsync(ForEip(eipId, $"kind=Nat&continuationToken={first.Text("continuationToken")}"));

        Assert.Equal(13, requests);
        Assert.Empty(first.GetProperty("items").EnumerateArray());
        Assert.Equal(["z-last"], second.Texts("items", "resourceId"));
    }

    private static async Task SeedAsync(StateStore store)
    {
        var partition = new AccountRegion("acme", ApiHost.Region);
        await Task.WhenAll(Enumerable.Range(0, Resources).Chunk(RowsPerTransaction).Select(chunk =>
        {
            var transaction = new StateTransaction(partition);
            foreach (var resourceId in chunk.Select(i => $"i-{i.ToString("D5", CultureInfo.InvariantCulture)}"))
            {
                transaction.Insert(Storage.State.Keys.Resource(resourceId), new RegisteredResource
                {
                    Resource = new EcsInstance
                    {
                        ResourceId = resourceId,
                        RegionId = partition.RegionId,
                        VpcId = "vpc-1",
                        Status = EcsStatus.Running,
                        PrivateIpAddress = "10.0.0.1",
                    },
                });
            }

            return store.CommitAsync(transaction, default);
        }));
    }
}
