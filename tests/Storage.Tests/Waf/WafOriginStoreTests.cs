using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Waf;
using EipFunctions.Storage.State;
using EipFunctions.Storage.Waf;

namespace EipFunctions.Storage.Tests.Waf;

public sealed class WafOriginStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task PutAsync_New_IsOnTheRowInTheAuditAndAnnounced()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await AllocatedAsync(table);

        var change = await PutAsync(process, "waf-1", "a.example.com");

        Assert.Equal(WafOriginStatus.Recorded, change.Status);
        var origin = Assert.Single((await table.ValueAsync(Keys.Eip("eip-1")))!.WafOrigins);
        Assert.Equal("waf-1", origin.WafInstanceId);
        Assert.Equal(["a.example.com"], origin.Domains);
        var audit = (await table.ValueAsync(Keys.Audit("eip-1", 2)))!;
        Assert.Equal((EipEventType.EipChanged, "owner"), (audit.Action, audit.PrincipalId));
        Assert.Contains("'waf-1'", audit.Reason, StringComparison.Ordinal);
        Assert.Equal([1, 2], process.Listener.SequencesOf("eip-1"));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task PutAsync_SameAgainAndOther_ChangesOnceThenReplaces()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await AllocatedAsync(table);
        _ = await PutAsync(process, "waf-1", "a.example.com");

        var same = await PutAsync(process, "waf-1", "a.example.com");
        var sequence = (await table.ValueAsync(Keys.Eip("eip-1")))!.EventSequence;
        var other = await PutAsync(process, "waf-1", "b.example.com");

        Assert.Equal((WafOriginStatus.Updated, WafOriginStatus.Updated, 2L), (same.Status, other.Status, sequence));
        Assert.Equal(["b.example.com"], Assert.Single((await table.ValueAsync(Keys.Eip("eip-1")))!.WafOrigins).Domains);
    }

    [Fact]
    public async Task PutAsync_TwentyFiveAtOnceFromTwoProcesses_RecordsTwentyAndRefusesTheRest()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        StorageProcess[] processes = [await AllocatedAsync(table), table.Start()];

        var changes = await Task.WhenAll(
            Enumerable.Range(0, 25).Select(i => PutAsync(processes[i % 2], $"waf-{i:D2}", "a.example.com")));

        Assert.Equal(WafOrigin.MostPerEip, changes.Count(change => change.Status == WafOriginStatus.Recorded));
        Assert.Equal(5, changes.Count(change => change.Status == WafOriginStatus.TooMany));
        var origins = (await table.ValueAsync(Keys.Eip("eip-1")))!.WafOrigins.Select(origin => origin.WafInstanceId).ToList();
        Assert.Equal(origins.Order(StringComparer.Ordinal).Distinct(), origins);
        await StateInvariants.CheckAsync(table);

        var known = await PutAsync(processes[0], origins[0], "b.example.com");

        Assert.Equal(WafOriginStatus.Updated, known.Status);
    }

    [Fact]
    public async Task RemoveAsync_Known_IsGoneOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await AllocatedAsync(table);
        _ = await PutAsync(process, "waf-1", "a.example.com");
        _ = await PutAsync(process, "waf-2", "a.example.com");

        var first = await RemoveAsync(process, "waf-1");
        var second = await RemoveAsync(process, "waf-1");

        Assert.Equal((WafOriginStatus.Removed, WafOriginStatus.NoSuchOrigin), (first.Status, second.Status));
        Assert.Equal("waf-2", Assert.Single((await table.ValueAsync(Keys.Eip("eip-1")))!.WafOrigins).WafInstanceId);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task PutAsync_WhileAnOperationRuns_IsRefusedAndAfterwardsKept()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await AllocatedAsync(table);
        await process.PutEcsAsync("i-1");
        _ = await PutAsync(process, "waf-1", "a.example.com");
        _ = await process.ReserveAsync("op-1", "eip-1", "i-1");

        var put = await PutAsync(process, "waf-2", "a.example.com");
        var removed = await RemoveAsync(process, "waf-1");
        await process.CommitAsync("op-1", "eip-1");
        var later = await PutAsync(process, "waf-2", "a.example.com");

        Assert.Equal(
            (WafOriginStatus.InTransition, WafOriginStatus.InTransition, WafOriginStatus.Recorded), (put.Status, removed.Status, later.Status));
        Assert.Equal(["waf-1", "waf-2"], (await table.ValueAsync(Keys.Eip("eip-1")))!.WafOrigins.Select(origin => origin.WafInstanceId));
    }

    [Fact]
    public async Task PutAsync_EipThatIsHiddenOrMissing_IsNotFound()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await AllocatedAsync(table);
        var stranger = new Principal("1001", "bob", PrincipalKind.RamUser, Rights.All) { ResourceGroupIds = ["blue"] };

        var hidden = await process.WafOrigins.PutAsync(StateTable.Partition, stranger, "eip-1", Origin("waf-1", "a.example.com"), default);
        var missing = await process.WafOrigins.PutAsync(StateTable.Partition, StorageProcess.Owner, "eip-9", Origin("waf-1", "a.example.com"), default);

        Assert.Equal((new WafOriginChange(WafOriginStatus.NoSuchEip), new WafOriginChange(WafOriginStatus.NoSuchEip)), (hidden, missing));
    }

    private static async Task<StorageProcess> AllocatedAsync(StateTable table)
    {
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        return process;
    }

    private static WafOrigin Origin(string wafInstanceId, string domain) =>
        new() { WafInstanceId = wafInstanceId, Domains = [domain], RecordedAt = default };

    private static Task<WafOriginChange> PutAsync(StorageProcess process, string wafInstanceId, string domain) =>
        process.WafOrigins.PutAsync(StateTable.Partition, StorageProcess.Owner, "eip-1", Origin(wafInstanceId, domain), default);

    private static Task<WafOriginChange> RemoveAsync(StorageProcess process, string wafInstanceId) =>
        process.WafOrigins.RemoveAsync(StateTable.Partition, StorageProcess.Owner, "eip-1", wafInstanceId, default);
}
