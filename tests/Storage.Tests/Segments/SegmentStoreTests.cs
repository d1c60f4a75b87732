using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Segments;

public sealed class SegmentStoreTests(AzuriteFixture azurite)
{
    private const string Id = "eipsg-1";

    [Fact]
    public async Task ReserveAsync_TwoProcessesAtOnce_GetRangesOfTheirOwn()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        StorageProcess[] processes = [table.Start(), table.Start()];
        await processes[0].AllowAsync(eips: 300);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => AllocateAsync(processes[n % 2], $"eipsg-{n}", prefixLength: 27)));

        var segments = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => table.ValueAsync(Keys.Segment($"eipsg-{n}"))));
        Assert.Equal(8, segments.Select(segment => segment!.Cidr).Distinct().Count());
        await CheckAsync(table);
    }

    [Fact]
    public async Task ReserveAsync_WhileSingleEipsAreAllocated_NoAddressIsGivenTwice()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await here.AllowAsync(eips: 300);
        var single = Task.WhenAll(Enumerable.Range(0, 20).Select(n => there.AllocateAsync($"eip-{n}")));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => AllocateAsync(here, $"eipsg-{n}")));

        Assert.All(await single, one => Assert.Equal(AllocationStatus.Allocated, one.Status));
        await CheckAsync(table);
    }

    [Fact]
    public async Task ReserveAsync_NoBlockHasSoManyFree_ClaimsAnother()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.AllowAsync(eips: 300);
        _ = await process.AllocateAsync("eip-1");

        await AllocateAsync(process, Id, prefixLength: 24);

        Assert.Equal("198.18.1.0/24", (await table.ValueAsync(Keys.Segment(Id)))!.Cidr);
        Assert.Equal(2, (await table.ValueAsync(Keys.Account))!.AddressBlocks.Count);
    }

    [Fact]
    public async Task ReserveAsync_NoBlockIsLeft_SaysSo()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start(pool: "198.18.0.0/24");
        await process.AllowAsync(eips: 300);
        _ = await process.AllocateAsync("eip-1");

        var refused = await process.SegmentAllocations.ReserveAsync(
            StorageProcess.Scope("op-1"), new() { SegmentInstanceId = Id, PrefixLength = 24 }, default);

        var violation = Assert.Single(refused.Violations);
        Assert.Equal(("segment-address-pool", "OperationFailed.InsufficientEIP"), (violation.RuleId, violation.Code));
        Assert.Null(await table.ValueAsync(Keys.Segment(Id)));
    }

    [Fact]
    public async Task Steps_EveryFirstAnswerIsLost_SucceedAndTellEveryEvent()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        await process.AllowAsync(eips: 100);
        var (scope, next) = (StorageProcess.Scope("op-1"), StorageProcess.Scope("op-2"));
        Func<Task>[] steps =
        [
            () => AllocateAsync(process, Id, prefixLength: 26),
            () => process.SegmentReleases.ReserveAsync(scope, Id, default),
            () => process.SegmentReleases.RollBackAsync(scope, Id, "undone", default),
            () => process.SegmentReleases.ReserveAsync(next, Id, default),
            () => process.SegmentReleases.CommitAsync(next, Id, default),
        ];
        foreach (var step in steps)
        {
            proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);
            await step();
            Assert.Equal(
                await table.KeysAsync("outbox|"),
                process.Listener.Entries.Select(one => Keys.OutboxEntry(one.Event.EipId, one.Event.Sequence).Value).Distinct().Order(StringComparer.Ordinal));
        }

        Assert.Empty(await table.KeysAsync("segment|"));
        await CheckAsync(table);
    }

    [Fact]
    public async Task CommitAsync_NotReserved_Throws()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await AllocateAsync(process, Id);

        _ = await Assert.ThrowsAsync<Storage.Associations.ReservationLostException>(
            () => process.SegmentReleases.CommitAsync(StorageProcess.Scope("op-1"), Id, default));
        await process.SegmentReleases.RollBackAsync(StorageProcess.Scope("op-1"), Id, "undone", default);

        Assert.Equal(EipSegmentStatus.Allocated, (await table.ValueAsync(Keys.Segment(Id)))!.Status);
        Assert.Equal(16, (await table.KeysAsync("eip|")).Count);
    }

    // The segment is another operation's: neither waits for the other, and only one has it.
    [Fact]
    public async Task ReserveAsync_TwoReleasesAtOnce_OneGetsIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await AllocateAsync(here, Id);

        var both = await Task.WhenAll(
            here.SegmentReleases.ReserveAsync(StorageProcess.Scope("op-a"), Id, default),
            there.SegmentReleases.ReserveAsync(StorageProcess.Scope("op-b"), Id, default));

        Assert.Single(both, one => one.Violations.Count == 0);

        // The other one comes after the segment's row was changed, or sees its first EIPs change.
        Assert.Contains(
            Assert.Single(both.Single(one => one.Violations.Count > 0).Violations).RuleId,
            (string[])["segment-allocated", "segment-eips-available"]);
    }

    [Fact]
    public async Task ReserveAsync_RacingAnAssociationOfAnotherProcess_ExactlyOneWins()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await AllocateAsync(here, Id);
        await here.PutEcsAsync("i-1");
        for (var round = 0; round < 8; round++)
        {
            var (release, associate, eip) = (StorageProcess.Scope($"rel-{round}"), $"op-{round}", EipSegment.EipIdAt(Id, round * 2));
            var releasing = there.SegmentReleases.ReserveAsync(release, Id, default);
            var reserving = here.ReserveAsync(associate, eip, "i-1");

            Assert.True((await releasing).Violations.Count == 0 ^ (await reserving).Violations.Count == 0);
            await there.SegmentReleases.RollBackAsync(release, Id, "undone", default);
            await here.RollBackAsync(associate, eip, "i-1");
        }

        await CheckAsync(table);
    }

    // What a process sent before it died must find that the release was undone meanwhile.
    [Fact]
    public async Task TryBeginRollBackAsync_ReservationIsStillOnItsWay_IsRefusedByTheStore()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await AllocateAsync(process, Id);
        var scope = StorageProcess.Scope("op-1");
        var late = (await process.Store.GetAsync(StateTable.Partition, Keys.Segment(Id), Freshness.Stored, default))!;

        Assert.True(await process.SegmentReleases.TryBeginRollBackAsync(scope, Id, default));

        var transaction = new StateTransaction(StateTable.Partition);
        transaction.Replace(late, late.Value with { Status = EipSegmentStatus.Releasing, OperationId = "op-1" });
        _ = await Assert.ThrowsAsync<StateConflictException>(() => process.Store.CommitAsync(transaction, default));
    }

    private static async Task AllocateAsync(StorageProcess process, string id, int prefixLength = 28)
    {
        var scope = StorageProcess.Scope($"op-{id}");
        Assert.Empty((await process.SegmentAllocations
            .ReserveAsync(scope, new() { SegmentInstanceId = id, PrefixLength = prefixLength }, default)).Violations);
        await process.SegmentAllocations.AllocateEipsAsync(scope, id, default);
    }

    private static async Task CheckAsync(StateTable table)
    {
        await StateInvariants.CheckAsync(table);
        var eips = await Task.WhenAll((await table.KeysAsync("eip|")).Select(key => table.ValueAsync(new RowKey<Eip>(key, Keys.Eips.Json))));
        var account = (await table.ValueAsync(Keys.Account))!;
        var used = account.AddressBlocks.SelectMany(block => Enumerable.Range(0, AddressBlock.Size)
            .Where(block.IsUsed).Select(offset => AddressPool.AddressAt(block.Number, offset)));
        Assert.Equal(eips.Select(eip => eip!.IpAddress).Order(), used.Order());
        Assert.Equal(eips.Length, account.EipCount);
    }
}
