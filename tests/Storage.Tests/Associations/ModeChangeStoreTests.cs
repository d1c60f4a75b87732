using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Associations;

public sealed class ModeChangeStoreTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(EipMode.CutThrough, 1)]
    [InlineData(EipMode.MultiEip, 2)]
    public async Task ReserveAsync_Associated_HoldsWhatItHadAndWhatItIsToHave(EipMode mode, int claims)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        var before = (await EipAsync(table)).Association!;

        var reserved = await process.ReserveModeAsync("op-2", "eip-1", mode);
        var again = await table.Start().ReserveModeAsync("op-2", "eip-1", mode);

        Assert.Equal((EipState.Associating, before), (reserved.Eip!.State, reserved.Eip.Association!.Replaces));
        Assert.Equivalent(reserved.Eip, again.Eip, strict: true);
        Assert.Equal((before.AssociationId, mode, null), (reserved.Eip.Association.AssociationId, reserved.Eip.Association.Mode, reserved.Eip.Association.VerifiedAt));
        Assert.Equal([EipMode.Nat, mode], (await table.ValueAsync(Keys.Resource("eni-1")))!.Occupants.Select(o => o.Mode));
        Assert.Equal(claims, (await table.KeysAsync("claim|")).Count);
        await StateInvariants.CheckAsync(table);
    }

    [Theory]
    [InlineData(EipMode.CutThrough)]
    [InlineData(EipMode.MultiEip)]
    public async Task CommitAsync_Reserved_LeavesTheNewModeOnly(EipMode mode)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        var before = (await EipAsync(table)).Association!;
        _ = await process.ReserveModeAsync("op-2", "eip-1", mode);

        await process.CommitModeAsync("op-2", "eip-1");
        await process.CommitModeAsync("op-2", "eip-1");

        var eip = await EipAsync(table);
        Assert.Equal((EipState.InUse, mode, mode), (eip.State, eip.Mode, eip.Association!.Mode));
        Assert.Equal((before.AssociationId, before.CreatedAt, before.PrivateIpAddress), (eip.Association.AssociationId, eip.Association.CreatedAt, eip.Association.PrivateIpAddress));
        Assert.NotNull(eip.Association.VerifiedAt);
        Assert.Equal([1, 2, 3, 4, 5], process.Listener.SequencesOf("eip-1"));
        await StateInvariants.CheckAsync(table);
        _ = await process.ReserveDisassociationAsync("op-3", "eip-1");
        await process.CommitDisassociationAsync("op-3", "eip-1", "eni-1");
        await process.CommitModeAsync("op-2", "eip-1");
        await StateInvariants.CheckAsync(table);
    }

    [Theory]
    [InlineData(EipMode.CutThrough)]
    [InlineData(EipMode.MultiEip)]
    public async Task RollBackAsync_Reserved_RestoresEveryRow(EipMode mode)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        var before = await StateInvariants.StandingRowsAsync(table);
        _ = await process.ReserveModeAsync("op-2", "eip-1", mode);
        await process.ModeChanges.RecordFailureAsync(StorageProcess.Scope("op-2"), "eip-1", "slow", default);

        await process.RollBackModeAsync("op-2", "eip-1");
        await process.RollBackModeAsync("op-2", "eip-1");

        Assert.Equal(before, await StateInvariants.StandingRowsAsync(table));
        await StateInvariants.CheckAsync(table);
        _ = await Assert.ThrowsAsync<ReservationLostException>(() => process.CommitModeAsync("op-2", "eip-1"));
    }

    [Fact]
    public async Task ReserveAsync_OtherPrivateAddressInTheSameMode_MovesIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table, "10.0.0.3", "10.0.0.4");
        foreach (var (operation, mode, address) in new[] { ("op-2", EipMode.Nat, "10.0.0.4"), ("op-3", EipMode.MultiEip, null), ("op-4", EipMode.MultiEip, "10.0.0.3") })
        {
            Assert.Equal(EipState.Associating, (await process.ReserveModeAsync(operation, "eip-1", mode, address)).Eip!.State);
            await StateInvariants.CheckAsync(table);
            await process.CommitModeAsync(operation, "eip-1");
            await StateInvariants.CheckAsync(table);
            Assert.Equal(address ?? "10.0.0.4", (await EipAsync(table)).Association!.PrivateIpAddress);
        }
    }

    [Fact]
    public async Task ReserveAsync_FreeEip_IsChangedAtOnceAndOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");

        var done = await process.ReserveModeAsync("op-1", "eip-1", EipMode.CutThrough);
        _ = await process.ReserveModeAsync("op-2", "eip-1", EipMode.Nat);
        var repeated = await table.Start().ReserveModeAsync("op-1", "eip-1", EipMode.CutThrough);

        Assert.Equal((EipState.Available, EipMode.CutThrough), (done.Eip!.State, done.Eip.Mode));
        Assert.Empty(repeated.Violations);
        Assert.Equal(EipMode.Nat, (await EipAsync(table)).Mode);
        Assert.Equal(3, (await table.KeysAsync("audit|")).Count);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ReserveAsync_RepeatedAfterAnotherAssociatedTheEip_LeavesItsAssociationAlone()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEniAsync("eni-1");
        _ = await process.AllocateAsync("eip-1");
        _ = await process.ReserveModeAsync("op-1", "eip-1", EipMode.MultiEip);
        _ = await process.Associations.ReserveAsync(
            StorageProcess.Scope("op-2"), new() { EipId = "eip-1", ResourceId = "eni-1", Mode = EipMode.Nat }, default);
        await process.CommitAsync("op-2", "eip-1");

        var repeated = await table.Start().ReserveModeAsync("op-1", "eip-1", EipMode.MultiEip);

        Assert.Empty(repeated.Violations);
        var eip = await EipAsync(table);
        Assert.Equal((EipState.InUse, EipMode.Nat, "op-2"), (eip.State, eip.Association!.Mode, eip.OperationId));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ReserveAsync_SameModeAsNow_ChangesNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        var before = await table.RowsAsync();

        var done = await process.ReserveModeAsync("op-2", "eip-1", EipMode.Nat);

        Assert.Equal((EipState.InUse, 0), (done.Eip!.State, done.Violations.Count));
        Assert.Equal(before, await table.RowsAsync());
    }

    [Fact]
    public async Task ReserveAsync_WhileAnotherIsUnderWay_OthersSeeBothModes()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table, "10.0.0.3", "10.0.0.4");
        _ = await process.AllocateAsync("eip-2");
        _ = await process.ReserveModeAsync("op-2", "eip-1", EipMode.MultiEip);

        var nat = await process.Associations.ReserveAsync(StorageProcess.Scope("op-3"), new() { EipId = "eip-2", ResourceId = "eni-1", Mode = EipMode.Nat }, default);
        var multi = await process.Associations.ReserveAsync(StorageProcess.Scope("op-4"), new() { EipId = "eip-2", ResourceId = "eni-1", Mode = EipMode.MultiEip }, default);
        var again = await process.ReserveModeAsync("op-5", "eip-1", EipMode.CutThrough);

        Assert.Equal("eni-nat-or-multi-eip", Assert.Single(nat.Violations).RuleId);
        Assert.Equal("eni-nat-or-multi-eip", Assert.Single(multi.Violations).RuleId);
        Assert.Equal("eip-not-in-transition", Assert.Single(again.Violations).RuleId);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReserveAsync_RacesWithADisassociationAndAnotherEip_StaysSound(int processCount)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var first = await PrepareAsync(table, "10.0.0.3", "10.0.0.4");
        StorageProcess[] processes = [first, .. Enumerable.Range(1, processCount - 1).Select(_ => table.Start())];
        var last = processes[^1];
        _ = await first.AllocateAsync("eip-2");

        var results = await Task.WhenAll(
            first.ReserveModeAsync("op-2", "eip-1", EipMode.MultiEip),
            last.ReserveDisassociationAsync("op-3", "eip-1"),
            last.ReserveAsync("op-4", "eip-2", "eni-1"),
            last.ReserveModeAsync("op-5", "eip-1", EipMode.MultiEip));

        Assert.InRange(results.Count(reservation => reservation.Violations.Count == 0), 1, 2);
        await StateInvariants.CheckAsync(table);
        foreach (var eip in results.Select(reservation => reservation.Eip).OfType<Eip>())
        {
            await (eip.OperationId switch
            {
                "op-2" or "op-5" => first.RollBackModeAsync(eip.OperationId, eip.EipId),
                "op-3" => first.CommitDisassociationAsync("op-3", eip.EipId, "eni-1"),
                _ => first.CommitAsync("op-4", eip.EipId),
            });
        }

        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task Changes_Audited_NameTheMode()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table);
        _ = await process.ReserveModeAsync("op-2", "eip-1", EipMode.CutThrough);
        await process.CommitModeAsync("op-2", "eip-1");

        var entry = (await table.ValueAsync(Keys.Audit("eip-1", 5)))!;

        Assert.Equal((EipEventType.ModeChangeSucceeded, EipMode.CutThrough), (entry.Action, entry.Mode));
    }

    private static async Task<Eip> EipAsync(StateTable table) => (await table.ValueAsync(Keys.Eip("eip-1")))!;

    private static async Task<StorageProcess> PrepareAsync(StateTable table, params string[] addresses)
    {
        var process = table.Start();
        await process.PutEniAsync("eni-1", addresses);
        _ = await process.AllocateAsync("eip-1");
        await process.AssociateAsync("op-1", "eip-1", "eni-1");
        return process;
    }
}
