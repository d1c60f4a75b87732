using System.Globalization;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class Ipv6AddressStoreTests(AzuriteFixture azurite)
{
    private const string Address = "2001:db8:0:1::a";

    [Fact]
    public async Task AssignAsync_OneAddressFor16InstancesInTwoProcesses_OneHasIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = new[] { table.Start(), table.Start() };
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => PutAsync(processes[0], $"i-{i}")));

        var assignments = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            i => Store(processes[i % 2]).AssignAsync(StateTable.Partition, $"i-{i}", [Address], default)));

        _ = Assert.Single(assignments, a => a.Status == Ipv6AssignmentStatus.Assigned);
        Assert.Equal(15, assignments.Count(a => a is { Status: Ipv6AssignmentStatus.Taken, Address: Address }));
        Assert.Equal([$"ipv6|{Address}"], await table.KeysAsync("ipv6|"));
        var rows = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => table.ValueAsync(Keys.Resource($"i-{i}"))));
        _ = Assert.Single(rows, row => row!.Ipv6Addresses.Contains(Address));
    }

    [Fact]
    public async Task AssignAsync_ManyForOneInstanceAtOnce_StopsAtTheQuota()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = new[] { table.Start(), table.Start() };
        await PutAsync(processes[0], "i-1");

        var assignments = await Task.WhenAll(Enumerable.Range(1, 14).Select(
            i => Store(processes[i % 2]).AssignAsync(StateTable.Partition, "i-1", [$"2001:db8:0:1::{i:x}"], default)));

        Assert.Equal(10, assignments.Count(a => a.Status == Ipv6AssignmentStatus.Assigned));
        Assert.Equal(4, assignments.Count(a => a is { Status: Ipv6AssignmentStatus.QuotaExceeded, Limit: 10 }));
        Assert.Equal(10, (await table.KeysAsync("ipv6|")).Count);
        Assert.Equal(10, (await table.ValueAsync(Keys.Resource("i-1")))!.Ipv6Addresses.Count);
    }

    [Fact]
    public async Task AssignAsync_Again_ChangesNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PutAsync(process, "i-1");
        var first = await Store(process).AssignAsync(StateTable.Partition, "i-1", [Address, "2001:db8:0:1::b"], default);
        var rows = await table.RowsAsync();

        var again = await Store(process).AssignAsync(StateTable.Partition, "i-1", ["2001:db8:0:1::b", Address], default);

        Assert.Equal((Ipv6AssignmentStatus.Assigned, Ipv6AssignmentStatus.AlreadyAssigned), (first.Status, again.Status));
        Assert.Equal(rows, await table.RowsAsync());
    }

    [Theory]
    [InlineData("i-9", Address, Ipv6AssignmentStatus.NotFound)]
    [InlineData("ngw-1", Address, Ipv6AssignmentStatus.OtherKind)]
    [InlineData("i-released", Address, Ipv6AssignmentStatus.Released)]
    [InlineData("i-without", Address, Ipv6AssignmentStatus.OutsideBlock)]
    [InlineData("i-1", "2001:db8:0:2::a", Ipv6AssignmentStatus.OutsideBlock)]
    [InlineData("i-1", "2001:db8:0:1:ffff:ffff:ffff:fff7", Ipv6AssignmentStatus.OutsideBlock)]
    public async Task AssignAsync_WhatCannotBe_IsRefused(string resourceId, string address, Ipv6AssignmentStatus status)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PutAsync(process, "i-1");
        await PutAsync(process, "i-released", status: EcsStatus.Released);
        await PutAsync(process, "i-without", block: null);
        await process.PutNatAsync("ngw-1");

        var assignment = await Store(process).AssignAsync(StateTable.Partition, resourceId, [address], default);

        Assert.Equal(status, assignment.Status);
        Assert.Empty(await table.KeysAsync("ipv6|"));
    }

    [Fact]
    public async Task UnassignAsync_Address_CanBeHadByAnother()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await PutAsync(here, "i-1");
        await PutAsync(here, "i-2");
        _ = await Store(here).AssignAsync(StateTable.Partition, "i-1", [Address], default);

        Assert.False(await Store(there).UnassignAsync(StateTable.Partition, "i-2", Address, default));
        Assert.True(await Store(there).UnassignAsync(StateTable.Partition, "i-1", Address, default));
        Assert.False(await Store(here).UnassignAsync(StateTable.Partition, "i-1", Address, default));
        var other = await Store(here).AssignAsync(StateTable.Partition, "i-2", [Address], default);

        Assert.Equal(Ipv6AssignmentStatus.Assigned, other.Status);
    }

    [Fact]
    public async Task DeleteAsync_InstanceWithAddresses_FreesThem()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PutAsync(process, "i-1");
        _ = await Store(process).AssignAsync(StateTable.Partition, "i-1", [Address, "2001:db8:0:1::b"], default);

        var deletion = await process.Resources.DeleteAsync(StateTable.Partition, StorageProcess.Owner, "i-1", default);

        Assert.Equal(RegistrationStatus.Deleted, deletion!.Status);
        Assert.Empty(await table.KeysAsync("ipv6|"));
    }

    [Fact]
    public async Task PutAsync_BlockWithAddresses_CannotBeTakenAway()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PutAsync(process, "i-1");
        _ = await Store(process).AssignAsync(StateTable.Partition, "i-1", [Address], default);

        Assert.Equal(RegistrationStatus.Occupied, await PutAsync(process, "i-1", block: "2001:db8:0:2::/64"));
        Assert.Equal(RegistrationStatus.Updated, await PutAsync(process, "i-1", status: EcsStatus.Stopped));
        Assert.Equal([Address], (await table.ValueAsync(Keys.Resource("i-1")))!.Ipv6Addresses);
    }

    private static Ipv6AddressStore Store(StorageProcess process) => new(process.Updater, new(process.Store));

    private static async Task<RegistrationStatus> PutAsync(
        StorageProcess process, string id, string? block = "2001:db8:0:1::/64", EcsStatus status = EcsStatus.Running) =>
        (await process.Resources.PutAsync(
            StateTable.Partition, StorageProcess.Owner,
            new EcsInstance
            {
                ResourceId = id,
                RegionId = StateTable.Partition.RegionId,
                VpcId = "vpc-1",
                Status = status,
                PrivateIpAddress = AddressOf(id),
                Ipv6CidrBlock = block,
            },
            default)).Status;

    // Each instance its own: an address of a VPC has one owner.
    private static string AddressOf(string id) => int.TryParse(id[2..], CultureInfo.InvariantCulture, out var number)
        ? $"10.0.0.{number + 10}"
        : $"10.0.1.{id.Length}";
}
