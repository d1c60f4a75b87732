using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Engine.Tests;

public sealed class ListAndPurgeTests(AzuriteFixture azurite) : EngineTest(azurite, new FakeTimeProvider(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)))
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task List_ByPages_ShowsActiveAndFinishedOnce(int pageSize)
    {
        Scripts.Main = (context, input) => input == "wait" ? context.WaitForExternalEventAsync<string>("go") : Task.FromResult("");
        await Hub.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 15).Select(i => Hub.ScheduleAsync($"w{i}", "wait")));
        await Task.WhenAll(Enumerable.Range(0, 15).Select(i => Hub.RunAsync($"d{i}", "do")));

        var all = await ListAsync(new() { PageSize = pageSize });

        Assert.Equal(30, all.Count);
        Assert.Equal(30, all.Select(i => i.InstanceId).Distinct().Count());
        Assert.Equal(15, (await ListAsync(new() { PageSize = pageSize, Statuses = [WorkflowRuntimeStatus.Running] })).Count);
        Assert.Equal(["w1", "w10", "w11", "w12", "w13", "w14"], (await ListAsync(new() { PageSize = pageSize, InstanceIdPrefix = "w1" })).Select(i => i.InstanceId).Order(StringComparer.Ordinal));
        var byShard = all.GroupBy(i => ShardMap.Of(i.InstanceId, 4)).ToList();
        Assert.All(byShard, g => Assert.Equal(g.Select(i => i.InstanceId).Order(StringComparer.Ordinal), g.Select(i => i.InstanceId)));
    }

    [Fact]
    public async Task List_ByNameAndTime_ShowsWhatMatches()
    {
        await Hub.StartAsync();
        await Hub.RunAsync("early");
        Time!.Advance(TimeSpan.FromMinutes(10));
        var between = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromMinutes(10));
        await Hub.RunAsync("late");
        await Client.ScheduleAsync(nameof(Child), "other", "x");

        Assert.Equal(["early"], (await ListAsync(new() { CreatedTo = between })).Select(i => i.InstanceId));
        Assert.Equal(["late"], (await ListAsync(new() { CreatedFrom = between, Names = [nameof(Main)] })).Select(i => i.InstanceId));
        Assert.Equal(["other"], (await ListAsync(new() { Names = [nameof(Child), "Nothing's"] })).Select(i => i.InstanceId));
    }

    [Fact]
    public async Task List_InvalidQuery_Throws()
    {
        await Hub.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Client.ListAsync(new() { PageSize = 0 }));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.ListAsync(new() { PageSize = 1001 }));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.ListAsync(new() { ContinuationToken = "nonsense" }));
    }

    [Fact]
    public async Task Purge_UnknownOrActive_IsRefused()
    {
        Scripts.Main = (context, _) => context.WaitForExternalEventAsync<string>("go");
        await Hub.StartAsync();
        await Hub.ScheduleAsync();

        Assert.False(await Client.PurgeAsync("one"));
        Assert.False(await Client.PurgeAsync("unknown"));
        Assert.NotNull(await Client.GetAsync("one"));
    }

    [Fact]
    public async Task Purge_CutShortBefore_DeletesTheRest()
    {
        Hub.Configure = TestHub.WithExtendedSessions;
        Scripts.Step = (_, _) => Task.FromResult(new string('x', 17_000));
        Scripts.Main = async (context, _) =>
        {
            for (var i = 0; i < 60; i++)
            {
                await context.CallActivityAsync<string>(nameof(Step), "");
            }

            return "";
        };
        await Hub.StartAsync();
        await Hub.RunAsync();
        var chunks = await Hub.RowsAsync("h|");
        Assert.True(chunks.Count > 50);
        foreach (var row in chunks.Skip(chunks.Count - 50))
        {
            await Hub.Table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }

        Assert.True(await Client.PurgeAsync("one"));
        Assert.Empty((await Hub.RowsAsync("h|")).Concat(await Hub.RowsAsync("f|")));
    }

    [Fact]
    public async Task Retention_FinishedLongAgo_IsPurgedAndTheRestKept()
    {
        Hub.Configure = o => o.Retention = TimeSpan.FromHours(10);
        Scripts.Main = (context, input) => input == "wait" ? context.WaitForExternalEventAsync<string>("go") : Task.FromResult("");
        await Hub.StartAsync();
        await Hub.ScheduleAsync("active", "wait");
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Hub.RunAsync($"old{i}")));
        Time!.Advance(TimeSpan.FromHours(6));
        await Hub.RunAsync("young");

        await Eventually.TrueAsync(async () => (await ListAsync(new())).Count == 2, () =>
        {
            if (Time.GetUtcNow() < new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero))
            {
                Time.Advance(TimeSpan.FromHours(1));
            }
        });

        Assert.Equal(["active", "young"], (await ListAsync(new())).Select(i => i.InstanceId).Order(StringComparer.Ordinal));
    }

    private async Task<List<WorkflowState>> ListAsync(WorkflowQuery query)
    {
        var all = new List<WorkflowState>();
        WorkflowPage page;
        do
        {
            page = await Client.ListAsync(query);
            Assert.True(page.Instances.Count <= query.PageSize);
            all.AddRange(page.Instances);
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (page.ContinuationToken is not null);

        return all;
    }
}
