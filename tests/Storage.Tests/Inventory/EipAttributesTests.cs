using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class EipAttributesTests(AzuriteFixture azurite)
{
    private static readonly Principal OfGroups =
        new("1001", "eve", PrincipalKind.RamUser, Rights.All) { ResourceGroupIds = ["", "rg-1"] };

    [Fact]
    public async Task ChangeAsync_EveryAttribute_IsChangedAndTheRestStays()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var before = (await process.AllocateAsync("eip-1")).Eip!.Value;

        var changed = await ChangeAsync(process, new()
        {
            Bandwidth = 500, Name = "n", Description = "d", ResourceGroupId = "rg-1", DeletionProtection = true,
        });

        var expected = before with
        {
            Bandwidth = 500, Name = "n", Description = "d", ResourceGroupId = "rg-1", DeletionProtection = true, EventSequence = 2,
        };
        var stored = (await table.ValueAsync(Keys.Eip("eip-1")))!;
        Assert.Equal(AttributeChangeStatus.Changed, changed.Status);
        Assert.Equal(expected, changed.Eip);
        Assert.Equal(expected, stored with { Tags = expected.Tags, WafOrigins = expected.WafOrigins });
        Assert.Equal(EipEventType.EipChanged, (await table.ValueAsync(Keys.Audit("eip-1", 2)))!.Action);
    }

    [Theory]
    [InlineData(InternetChargeType.PayByBandwidth, 500, AttributeChangeStatus.Changed)]
    [InlineData(InternetChargeType.PayByBandwidth, 501, AttributeChangeStatus.BandwidthOutOfRange)]
    [InlineData(InternetChargeType.PayByTraffic, 200, AttributeChangeStatus.Changed)]
    [InlineData(InternetChargeType.PayByTraffic, 201, AttributeChangeStatus.BandwidthOutOfRange)]
    [InlineData(InternetChargeType.PayByTraffic, 0, AttributeChangeStatus.BandwidthOutOfRange)]
    public async Task ChangeAsync_Bandwidth_IsJudgedByTheStoredChargeType(
        InternetChargeType chargeType, int bandwidth, AttributeChangeStatus expected)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1", chargeType);

        var changed = await ChangeAsync(process, new() { Bandwidth = bandwidth, Name = "n" });

        Assert.Equal(expected, changed.Status);
        Assert.Equal(chargeType, changed.Eip!.InternetChargeType);
        Assert.Equal(
            expected == AttributeChangeStatus.Changed ? (bandwidth, "n") : (5, ""),
            ((await table.ValueAsync(Keys.Eip("eip-1")))!.Bandwidth, (await table.ValueAsync(Keys.Eip("eip-1")))!.Name));
    }

    [Fact]
    public async Task ChangeAsync_RamUser_NeedsTheGroupThatItLeavesAndTheOneThatItGoesTo()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");

        var toHidden = await ChangeAsync(process, new() { ResourceGroupId = "rg-2" }, OfGroups);
        var toSeen = await ChangeAsync(process, new() { ResourceGroupId = "rg-1" }, OfGroups);
        _ = await ChangeAsync(process, new() { ResourceGroupId = "rg-2" });
        var fromHidden = await ChangeAsync(process, new() { ResourceGroupId = "rg-1" }, OfGroups);

        Assert.Equal(
            (AttributeChangeStatus.GroupNotVisible, AttributeChangeStatus.Changed, AttributeChangeStatus.NotFound),
            (toHidden.Status, toSeen.Status, fromHidden.Status));
        Assert.Null(fromHidden.Eip);
        Assert.Equal("rg-2", (await table.ValueAsync(Keys.Eip("eip-1")))!.ResourceGroupId);
    }

    [Fact]
    public async Task ChangeAsync_GroupOfAHeldEip_GoesToItsHoldAsWell()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        _ = await process.PutAsync(StorageProcess.Ecs("i-1") with { LogicalId = "web" });
        await process.AssociateAsync("op-1", "eip-1", "i-1");
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");
        await process.Disassociations.CommitAsync(
            StorageProcess.Scope("op-2"), "eip-1", "i-1", new(3600, ReleaseAfterwards: false), default);

        _ = await ChangeAsync(process, new() { ResourceGroupId = "rg-1" });

        Assert.Equal("rg-1", (await table.ValueAsync(Keys.HoldsOfResource("i-1").Key("eip-1")))!.EipResourceGroupId);
        Assert.Equal("rg-1", (await table.ValueAsync(Keys.HoldsOfLogicalId("web").Key("eip-1")))!.EipResourceGroupId);
        await StateInvariants.CheckAsync(table);
    }

    private static Task<AttributeChange> ChangeAsync(StorageProcess process, EipAttributes change, Principal? principal = null) =>
        process.Eips.ChangeAsync(StateTable.Partition, principal ?? StorageProcess.Owner, "eip-1", _ => true, change, default);
}
