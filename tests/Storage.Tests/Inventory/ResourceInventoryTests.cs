using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class ResourceInventoryTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task PutAsync_OccupiedResource_KeepsItsOccupants()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        await process.PutEcsAsync("i-1");
        await process.AssociateAsync("op-1", "eip-1", "i-1");

        await process.PutEcsAsync("i-1");

        var row = await process.Resources.GetAsync(StateTable.Partition, "i-1", default);
        Assert.Equal("eip-1", Assert.Single(row!.Value.Occupants).EipId);
    }

    [Fact]
    public async Task PutAsync_OtherKind_IsRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync("r-1");

        var registration = await process.Resources.PutAsync(
            StateTable.Partition, StorageProcess.Owner,
            new NatGateway { ResourceId = "r-1", RegionId = "cn-hangzhou", Status = NatGatewayStatus.Available },
            default);

        Assert.Equal(RegistrationStatus.OtherKind, registration.Status);
    }

    [Fact]
    public async Task DeleteAsync_OccupiedResource_IsRefusedUntilItIsFree()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        _ = await here.AllocateAsync("eip-1");
        await here.PutEcsAsync("i-1");
        _ = await here.ReserveAsync("op-1", "eip-1", "i-1");

        var occupied = await there.Resources.DeleteAsync(StateTable.Partition, StorageProcess.Owner, "i-1", default);
        await here.RollBackAsync("op-1", "eip-1", "i-1");
        var deleted = await there.Resources.DeleteAsync(StateTable.Partition, StorageProcess.Owner, "i-1", default);
        var gone = await here.Resources.DeleteAsync(StateTable.Partition, StorageProcess.Owner, "i-1", default);

        Assert.Equal(RegistrationStatus.Occupied, occupied!.Status);
        Assert.Equal(RegistrationStatus.Deleted, deleted!.Status);
        Assert.Null(gone);
    }

    [Fact]
    public async Task DeleteAsync_RacingAnAssociation_LeavesNoEipOnNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        _ = await here.AllocateAsync("eip-1");
        for (var round = 0; round < 8; round++)
        {
            await here.PutEcsAsync("i-1");

            var reserving = here.ReserveAsync($"op-{round}", "eip-1", "i-1");
            var deletion = await there.Resources.DeleteAsync(StateTable.Partition, StorageProcess.Owner, "i-1", default);
            var reservation = await reserving;

            Assert.Equal(deletion!.Status == RegistrationStatus.Deleted, reservation.Violations.Count > 0);
            await here.RollBackAsync($"op-{round}", "eip-1", "i-1");
        }
    }
}
