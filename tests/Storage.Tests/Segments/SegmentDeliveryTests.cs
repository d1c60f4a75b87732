using System.Text.Json;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Segments;

/// <summary>
/// Two deliveries of the steps of one release, in processes of their own: each stands still at every transaction while the
/// other one goes on. Whatever the order, the EIPs are all there and Available, or all gone.
/// </summary>
public sealed class SegmentDeliveryTests(AzuriteFixture azurite)
{
    private const string Id = "eipsg-1";
    private const int TwoTransactions = 26;

    private static readonly OperationScope Release = StorageProcess.Scope("op-release");

    [Fact]
    public Task Reserve_TwiceAtOnceAndOneEipWasTaken_NoneStaysReserved() => EveryOrderAsync(
        async process =>
        {
            // An earlier delivery had begun when the last EIP was associated.
            await AllocateAsync(process);
            var row = (await process.Store.GetAsync(StateTable.Partition, Keys.Segment(Id), Freshness.Stored, default))!;
            var transaction = new StateTransaction(StateTable.Partition);
            transaction.Replace(row, row.Value with { Status = EipSegmentStatus.Releasing, OperationId = Release.OperationId });
            await process.Store.CommitAsync(transaction, default);
            await process.PutEcsAsync("i-1");
            await process.AssociateAsync("op-associate", row.Value.EipIds[^1], "i-1");
        },
        ReserveAsync,
        ReserveAsync,
        (segment, eips) =>
        {
            Assert.Equal((EipSegmentStatus.Allocated, 64), (segment!.Status, eips.Count));
            Assert.Equal(EipState.InUse, eips[^1].State);
            Assert.All(eips.SkipLast(1), eip => Assert.Equal(EipState.Available, eip.State));
        });

    [Fact]
    public Task Reserve_LivesOnWhileItIsRolledBack_NoneStaysReserved() =>
        EveryOrderAsync(AllocateAsync, ReserveAsync, RollBackAsync, AssertAsBefore);

    [Fact]
    public Task RollBack_WhileAReservationLivesOn_NoneStaysReserved() =>
        EveryOrderAsync(AllocateAsync, RollBackAsync, ReserveAsync, AssertAsBefore);

    [Fact]
    public Task RollBack_TwiceAtOnce_AllAreAsBefore() =>
        EveryOrderAsync(AllocateReservedAsync, RollBackAsync, RollBackAsync, AssertAsBefore);

    [Fact]
    public Task RollBack_WhileACommitLivesOn_AllOrNothing() =>
        EveryOrderAsync(AllocateReservedAsync, RollBackAsync, CommitAsync, AssertAllOrNothing);

    [Fact]
    public Task Commit_LivesOnWhileItIsRolledBack_AllOrNothing() =>
        EveryOrderAsync(AllocateReservedAsync, CommitAsync, RollBackAsync, AssertAllOrNothing);

    [Fact]
    public Task Commit_TwiceAtOnce_AllAreGone() => EveryOrderAsync(AllocateReservedAsync, CommitAsync, CommitAsync, (segment, eips) =>
    {
        Assert.Null(segment);
        Assert.Empty(eips);
    });

    [Fact]
    public Task Allocate_TwiceAtOnce_EachIsAllocatedOnce() =>
        EveryOrderAsync(process => process.AllowAsync(eips: 100), AllocateEipsAsync, AllocateEipsAsync, AssertAsBefore);

    [Fact]
    public async Task Reserve_ItWasRolledBack_IsNotBegunAgain()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await AllocateAsync(process);
        await RollBackAsync(process);

        _ = await Assert.ThrowsAsync<ReservationLostException>(() => ReserveAsync(process));

        AssertAsBefore(await table.ValueAsync(Keys.Segment(Id)), await EipsAsync(table));
        Assert.Empty((await process.SegmentReleases.ReserveAsync(StorageProcess.Scope("op-next"), Id, default)).Violations);
    }

    // The process had read the EIPs lately, before another one reserved them.
    [Fact]
    public async Task Commit_TheEipsAreRememberedAsTheyWere_ReadsThemAgain()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await AllocateAsync(here);
        await ReserveAsync(there);

        await CommitAsync(here);

        Assert.Null(await table.ValueAsync(Keys.Segment(Id)));
        Assert.Empty(await EipsAsync(table));
    }

    private static async Task ReserveAsync(StorageProcess process) => _ = await process.SegmentReleases.ReserveAsync(Release, Id, default);

    private static async Task RollBackAsync(StorageProcess process)
    {
        if (await process.SegmentReleases.TryBeginRollBackAsync(Release, Id, default))
        {
            await process.SegmentReleases.RollBackAsync(Release, Id, "undone", default);

            // What is told to be undone is.
            var segment = await process.Store.GetAsync(StateTable.Partition, Keys.Segment(Id), Freshness.Stored, default);
            Assert.Equal(EipSegmentStatus.Allocated, segment?.Value.Status);
        }
    }

    private static Task CommitAsync(StorageProcess process) => process.SegmentReleases.CommitAsync(Release, Id, default);

    private static async Task AllocateAsync(StorageProcess process)
    {
        await process.AllowAsync(eips: 100);
        await AllocateEipsAsync(process);
    }

    private static async Task AllocateReservedAsync(StorageProcess process)
    {
        await AllocateAsync(process);
        await ReserveAsync(process);
    }

    private static async Task AllocateEipsAsync(StorageProcess process)
    {
        var scope = StorageProcess.Scope("op-allocate");
        Assert.Empty((await process.SegmentAllocations
            .ReserveAsync(scope, new() { SegmentInstanceId = Id, PrefixLength = TwoTransactions }, default)).Violations);
        await process.SegmentAllocations.AllocateEipsAsync(scope, Id, default);
    }

    private static void AssertAsBefore(EipSegment? segment, IReadOnlyList<Eip> eips)
    {
        Assert.Equal((EipSegmentStatus.Allocated, 64), (segment!.Status, eips.Count));
        Assert.All(eips, eip => Assert.Equal(EipState.Available, eip.State));
    }

    private static void AssertAllOrNothing(EipSegment? segment, IReadOnlyList<Eip> eips)
    {
        if (segment is null)
        {
            Assert.Empty(eips);
        }
        else
        {
            AssertAsBefore(segment, eips);
        }
    }

    private static async Task<IReadOnlyList<Eip>> EipsAsync(StateTable table) =>
    [
        .. (await table.RowsAsync()).Where(row => row.Key.StartsWith(Keys.Eips.Value, StringComparison.Ordinal))
            .Select(row => JsonSerializer.Deserialize(row.Value, Keys.Eips.Json)!),
    ];

    // The first goes some turns, then the second one some; then the first goes to its end, and the second one does.
    private async Task EveryOrderAsync(
        Func<StorageProcess, Task> arrange,
        Func<StorageProcess, Task> first,
        Func<StorageProcess, Task> second,
        Action<EipSegment?, IReadOnlyList<Eip>> assert)
    {
        var (firstEnds, orders) = (false, 0);
        for (var turns = 0; !firstEnds; turns++)
        {
            var secondEnds = false;
            for (var others = 0; !secondEnds; others++, orders++)
            {
                await using var table = await StateTable.CreateAsync(azurite);
                var (one, other) = (await table.StartProxyAsync(), await table.StartProxyAsync());
                await arrange(table.Start());
                var (mine, theirs) = (new Turns(one), new Turns(other));
                var run = first(table.Start(one));
                await mine.GoAsync(run, turns);
                firstEnds = run.IsCompleted;
                var otherRun = second(table.Start(other));
                await theirs.GoAsync(otherRun, others);
                secondEnds = otherRun.IsCompleted;
                await mine.GoAsync(run, int.MaxValue);
                await theirs.GoAsync(otherRun, int.MaxValue);

                await EndAsync(run);
                await EndAsync(otherRun);
                try
                {
                    assert(await table.ValueAsync(Keys.Segment(Id)), await EipsAsync(table));
                    await StateInvariants.CheckAsync(table);
                }
                catch (Exception fault)
                {
                    throw new InvalidOperationException($"After {turns} turns of the first and {others} of the second.", fault);
                }
            }
        }

        Assert.InRange(orders, 4, 100);
    }

    private static async Task EndAsync(Task run)
    {
        try
        {
            await run;
        }
        catch (ReservationLostException)
        {
            // It came too late.
        }
    }
}
