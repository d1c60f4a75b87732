using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class EipTagsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task ChangeAsync_SetAndRemove_LeavesTheOthers()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        _ = await ChangeAsync(process, ["eip-1"], Set(("a", "1"), ("b", "1"), ("c", "1")));

        var result = await ChangeAsync(process, ["eip-1"], Set(("a", "2"), ("d", "2")) with { Remove = ["b", "none"] });

        Assert.Equal((TagChangeStatus.Changed, 0), (result.Status, result.EipIds.Count));
        Assert.Equal(["a=2", "c=1", "d=2"], await TagsAsync(table, "eip-1"));
        _ = await ChangeAsync(process, ["eip-1"], new() { RemoveAll = true });
        Assert.Empty(await TagsAsync(table, "eip-1"));
    }

    [Fact]
    public async Task ChangeAsync_TwoProcessesSetDifferentTags_BothHaveTheirWay()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = new[] { table.Start(), table.Start() };
        _ = await processes[0].AllocateAsync("eip-1");

        _ = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ChangeAsync(processes[i % 2], ["eip-1"], Set(($"k{i}", "v")))));

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"k{i}=v"), await TagsAsync(table, "eip-1"));
    }

    [Fact]
    public async Task ChangeAsync_RepeatedWithNothingToChange_RecordsNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        _ = await ChangeAsync(process, ["eip-1"], Set(("a", "1")));
        var before = await table.RowsAsync();

        Assert.Equal(TagChangeStatus.Changed, (await ChangeAsync(process, ["eip-1"], Set(("a", "1")))).Status);

        Assert.Equal(before, await table.RowsAsync());
    }

    [Fact]
    public async Task ChangeAsync_25AssociatedOnes_FitInOneTransaction()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.AllowAsync(60, eipsPerNatGateway: 60);
        await process.PutNatAsync("ngw-1");
        var ids = await process.AllocateManyAsync(EipTags.MostAtOnce);
        foreach (var id in ids)
        {
            await process.AssociateAsync($"op-{id}", id, "ngw-1");
        }

        Assert.Equal(TagChangeStatus.Changed, (await ChangeAsync(process, ids, Set(("a", "1")))).Status);

        foreach (var id in ids)
        {
            Assert.Equal(["a=1"], await TagsAsync(table, id));
        }

        await StateInvariants.CheckAsync(table);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(50)]
    public async Task ChangeAsync_OneIsNotToBeSeen_ChangesNone(int count)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.AllowAsync(60);
        var ids = await process.AllocateManyAsync(count);
        _ = await process.Eips.ChangeAsync(
            StateTable.Partition, StorageProcess.Owner, ids[^1], _ => true, new() { ResourceGroupId = "rg-2" }, default);
        var eve = new Principal("1001", "eve", PrincipalKind.RamUser, Rights.All) { ResourceGroupIds = [""] };

        var hidden = await ChangeAsync(process, [.. ids, "eip-none"], Set(("a", "1")), eve);

        Assert.Equal(TagChangeStatus.NotFound, hidden.Status);
        Assert.Equal([ids[^1], "eip-none"], hidden.EipIds);
        Assert.Empty(await TagsAsync(table, ids[0]));
    }

    [Fact]
    public async Task ChangeAsync_50_AreAllChanged()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.AllowAsync(60);
        var ids = await process.AllocateManyAsync(50);

        Assert.Equal(TagChangeStatus.Changed, (await ChangeAsync(process, ids, Set(("a", "1")))).Status);

        Assert.Equal(["a=1"], await TagsAsync(table, ids[0]));
        Assert.Equal(["a=1"], await TagsAsync(table, ids[^1]));
    }

    [Fact]
    public async Task ChangeAsync_MoreThan20InTheEnd_IsRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateManyAsync(2);
        _ = await ChangeAsync(process, ["eip-001"], Set([.. Enumerable.Range(0, 20).Select(i => ($"k{i}", "v"))]));

        var refused = await ChangeAsync(process, ["eip-000", "eip-001"], Set(("one-more", "v")));

        Assert.Equal(TagChangeStatus.TooManyTags, refused.Status);
        Assert.Equal(["eip-001"], refused.EipIds);
        Assert.Empty(await TagsAsync(table, "eip-000"));
        Assert.Equal(TagChangeStatus.Changed, (await ChangeAsync(process, ["eip-001"], Set(("k0", "w")))).Status);
    }

    [Fact]
    public async Task ChangeAsync_BeingChanged_IsRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        await process.PutEcsAsync("i-1");
        _ = await process.ReserveAsync("op-1", "eip-1", "i-1");

        Assert.Equal(TagChangeStatus.InTransition, (await ChangeAsync(process, ["eip-1"], Set(("a", "1")))).Status);
    }

    private static TagChange Set(params (string Key, string Value)[] tags) => new() { Set = tags.ToDictionary() };

    private static Task<TagChangeResult> ChangeAsync(
        StorageProcess process, IReadOnlyList<string> eipIds, TagChange change, Principal? principal = null) =>
        process.Tags.ChangeAsync(StateTable.Partition, principal ?? StorageProcess.Owner, eipIds, change, default);

    private static async Task<IEnumerable<string>> TagsAsync(StateTable table, string eipId) =>
        (await table.ValueAsync(Keys.Eip(eipId)))!.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);
}
