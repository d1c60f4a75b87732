using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Holds;

public sealed class HoldStoreTests(AzuriteFixture azurite)
{
    private const string Eip = "eip-1";

    [Fact]
    public async Task CommitDisassociation_WithHold_WritesHoldRowsAndEventsTogether()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await HeldAsync(table, logicalId: "web");

        var eip = (await table.ValueAsync(Keys.Eip(Eip)))!;
        Assert.Equal(
            (EipState.Available, "hold-op-2", "i-1", "web", false),
            (eip.State, eip.Hold!.HoldId, eip.Hold.ResourceId, eip.Hold.LogicalId, eip.IsIdle));
        Assert.Equal(["hold|id|i-1|eip-1", "hold|logical|web|eip-1"], await table.KeysAsync("hold|"));
        await CommitAsync(process);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task EndAsync_Held_FreesItOnceAndSaysWhy()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await HeldAsync(table);

        Assert.Equal(HoldEndStatus.Ended, await EndAsync(process, HoldEndReason.Expired, "hold-op-2"));
        Assert.Equal(HoldEndStatus.Ended, await EndAsync(process, HoldEndReason.Expired, "hold-op-2"));
        Assert.Equal(HoldEndStatus.NotHeld, await EndAsync(process, HoldEndReason.Canceled, holdId: null));

        Assert.Equal((null, true), ((await table.ValueAsync(Keys.Eip(Eip)))!.Hold, (await table.ValueAsync(Keys.Eip(Eip)))!.IsIdle));
        var last = (await table.ValueAsync(Keys.Audit(Eip, 7)))!;
        Assert.Equal((EipEventType.HoldEnded, "Expired", "hold-op-2"), (last.Action, last.Reason, last.OperationId));
        Assert.Null(await table.ValueAsync(Keys.Audit(Eip, 8)));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task EndAsync_CanceledBefore_IsNoExpiry()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await HeldAsync(table);

        Assert.Equal(HoldEndStatus.Ended, await EndAsync(process, HoldEndReason.Canceled, holdId: null));
        Assert.Equal(HoldEndStatus.NotHeld, await EndAsync(process, HoldEndReason.Expired, "hold-op-2"));
    }

    [Fact]
    public async Task EndAsync_CanceledOnAnotherHost_IsNoExpiry()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var remembering = await HeldAsync(table);

        Assert.Equal(HoldEndStatus.Ended, await EndAsync(table.Start(), HoldEndReason.Canceled, holdId: null));
        Assert.Equal(HoldEndStatus.NotHeld, await EndAsync(remembering, HoldEndReason.Expired, "hold-op-2"));
    }

    [Fact]
    public async Task EndAsync_BeingAssociated_WaitsForIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await HeldAsync(table);
        _ = await process.ReserveAsync("op-3", Eip, "i-1");

        Assert.Equal(HoldEndStatus.InTransition, await EndAsync(process, HoldEndReason.Expired, "hold-op-2"));
        await process.RollBackAsync("op-3", Eip, "i-1");

        Assert.NotNull((await table.ValueAsync(Keys.Eip(Eip)))!.Hold);
        Assert.Equal(HoldEndStatus.Ended, await EndAsync(process, HoldEndReason.Expired, "hold-op-2"));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task CommitAssociation_Held_EndsTheHoldInTheSameTransaction()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await HeldAsync(table, logicalId: "web");

        await process.AssociateAsync("op-3", Eip, "i-1");

        Assert.Null((await table.ValueAsync(Keys.Eip(Eip)))!.Hold);
        Assert.Empty(await table.KeysAsync("hold|"));
        await StateInvariants.CheckAsync(table);
        await process.CommitAsync("op-3", Eip);
    }

    [Fact]
    public async Task ReserveAssociation_EverybodyAtOnce_OnlyAReplacementGetsIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await HeldAsync(table);
        await process.PutAsync(StorageProcess.Ecs("i-new") with { Replaces = "i-1" });
        await process.PutAsync(StorageProcess.Ecs("i-newer") with { Replaces = "i-1" });
        await process.PutEcsAsync("i-other");
        string[] resources = ["i-other", "i-new", "i-newer", "i-other"];

        var reservations = await Task.WhenAll(resources.Select((id, n) => table.Start().ReserveAsync($"op-1{n}", Eip, id)));

        var made = Assert.Single(reservations, one => one.Eip is not null);
        Assert.StartsWith("i-new", made.Eip!.Association!.ResourceId, StringComparison.Ordinal);
        Assert.All(reservations.Where((_, n) => resources[n] == "i-other"), one => Assert.NotEmpty(one.Violations));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ReserveAssociation_OfAHoldThatHasEnded_IsRejected()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await HeldAsync(table);
        await process.PutAsync(StorageProcess.Ecs("i-new") with { Replaces = "i-1" });
        var look = await LookAsync(process);
        _ = await EndAsync(process, HoldEndReason.Canceled, holdId: null);

        var late = await process.Associations.ReserveAsync(StorageProcess.Scope("op-3"), look.Association!, default);

        Assert.Equal("eip-not-held", Assert.Single(late.Violations).RuleId);
        Assert.True((await LookAsync(process)).IsOver);
    }

    [Fact]
    public async Task LookAsync_Successors_FollowTheResourcesAsTheyAreNow()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await HeldAsync(table, logicalId: "web");
        Assert.Null((await LookAsync(process)).Association);

        await process.PutAsync(StorageProcess.Ecs("i-new") with { LogicalId = "web", Replaces = "i-1" });
        Assert.Equal("i-new", (await LookAsync(process)).Association!.ResourceId);
        await StateInvariants.CheckAsync(table);
        await process.PutAsync(StorageProcess.Ecs("i-new") with { LogicalId = "db" });
        Assert.Null((await LookAsync(process)).Association);
        await StateInvariants.CheckAsync(table);
        await process.PutAsync(StorageProcess.Ecs("i-new") with { LogicalId = "web" });
        Assert.Equal("i-new", (await LookAsync(process)).Association!.ResourceId);
        _ = await process.DeleteAsync("i-new");

        Assert.Null((await LookAsync(process)).Association);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ForAsync_ResourceOfItsId_FindsTheHoldOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await HeldAsync(table, logicalId: "web");

        var found = await process.Holds.ForAsync(
            StateTable.Partition, StorageProcess.Ecs("i-1") with { LogicalId = "web", Replaces = "i-1" }, default);

        Assert.Equal(new HoldEntry(Eip, "hold-op-2", ""), Assert.Single(found));
        Assert.Empty(await process.Holds.ForAsync(StateTable.Partition, StorageProcess.Ecs("i-9"), default));
    }

    [Fact]
    public async Task ChangePolicy_Associated_IsChangedOnceAndRecorded()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await AssociatedAsync(table);
        var policy = new AssociationPolicy { OnResourceGone = ResourceGoneAction.Hold, HoldSeconds = 120, ReleaseAfterHold = true };

        Assert.Equal(PolicyChangeStatus.Changed, await PolicyAsync(process, policy));
        Assert.Equal(PolicyChangeStatus.Changed, await PolicyAsync(process, policy));

        Assert.Equal(policy, (await table.ValueAsync(Keys.Eip(Eip)))!.Association!.Policy);
        Assert.Equal(
            (EipEventType.EipChanged, "When its resource is gone: Hold, 120 seconds, then Release."),
            ((await table.ValueAsync(Keys.Audit(Eip, 4)))!.Action, (await table.ValueAsync(Keys.Audit(Eip, 4)))!.Reason));
        Assert.Null(await table.ValueAsync(Keys.Audit(Eip, 5)));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ChangePolicy_InTransitionOrFree_IsRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await AssociatedAsync(table);
        _ = await process.ReserveDisassociationAsync("op-2", Eip);

        Assert.Equal(PolicyChangeStatus.InTransition, await PolicyAsync(process, new()));
        await process.CommitDisassociationAsync("op-2", Eip, "i-1");

        Assert.Equal(PolicyChangeStatus.NotAssociated, await PolicyAsync(process, new()));
    }

    private static Task<PolicyChangeStatus> PolicyAsync(StorageProcess process, AssociationPolicy policy) =>
        process.Policies.ChangeAsync(StateTable.Partition, StorageProcess.Owner, Eip, _ => true, policy, default);

    private static Task<HoldLook> LookAsync(StorageProcess process) =>
        process.Holds.LookAsync(StateTable.Partition, StorageProcess.Owner, Eip, "hold-op-2", default);

    private static Task<HoldEndStatus> EndAsync(StorageProcess process, HoldEndReason reason, string? holdId) =>
        process.Holds.EndAsync(StateTable.Partition, StorageProcess.Owner, Eip, holdId, reason, default);

    private static Task CommitAsync(StorageProcess process) => process.Disassociations.CommitAsync(
        StorageProcess.Scope("op-2"), Eip, "i-1", new(3600, ReleaseAfterwards: false), default);

    private static async Task<StorageProcess> AssociatedAsync(StateTable table, string? logicalId = null)
    {
        var process = table.Start();
        await process.PutAsync(StorageProcess.Ecs("i-1") with { LogicalId = logicalId });
        _ = await process.AllocateAsync(Eip);
        await process.AssociateAsync("op-1", Eip, "i-1");
        return process;
    }

    private static async Task<StorageProcess> HeldAsync(StateTable table, string? logicalId = null)
    {
        var process = await AssociatedAsync(table, logicalId);
        _ = await process.ReserveDisassociationAsync("op-2", Eip);
        await CommitAsync(process);
        return process;
    }
}
