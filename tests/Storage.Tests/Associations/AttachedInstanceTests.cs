using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Candidates;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Associations;

/// <summary>The type of the instance that an ENI is attached to, where the ENI was registered without it.</summary>
public sealed class AttachedInstanceTests(AzuriteFixture azurite)
{
    private const string Rule = "eni-multi-eip-instance-type";

    [Theory]
    [InlineData("ecs.g6.large", EipMode.MultiEip, 1)]
    [InlineData("ecs.g5.large", EipMode.MultiEip, 0)]
    [InlineData("", EipMode.MultiEip, 0)]
    [InlineData("ecs.g6.large", EipMode.Nat, 0)]
    public async Task AssociateAsync_EniWithoutType_TheInstancesIsAsked(string instanceType, EipMode mode, int violations)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table, instanceType);

        var explained = await process.Associations.ExplainAsync(
            StateTable.Partition, StorageProcess.Owner, new() { EipId = "eip-1", ResourceId = "eni-1", Mode = mode }, default);
        var reserved = await process.Associations.ReserveAsync(
            StorageProcess.Scope("op-1"), new() { EipId = "eip-1", ResourceId = "eni-1", Mode = mode }, default);

        Assert.Equal(violations, explained.Count(one => one.Violation is { RuleId: Rule }));
        Assert.Equal(violations, reserved.Violations.Count(one => one.RuleId == Rule));
        Assert.Equal(violations == 0, reserved.Eip is not null);
    }

    [Fact]
    public async Task AssociateAsync_TypeRegisteredElsewhereSince_IsNotDecidedFromMemory()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table, "");
        var request = new AssociationRequest { EipId = "eip-1", ResourceId = "eni-1", Mode = EipMode.MultiEip };
        _ = await process.Associations.ExplainAsync(StateTable.Partition, StorageProcess.Owner, request, default);
        _ = await table.Start().PutAsync(StorageProcess.Ecs("i-1") with { InstanceType = "ecs.g6.large" });

        var reserved = await process.Associations.ReserveAsync(StorageProcess.Scope("op-1"), request, default);

        Assert.Equal(Rule, Assert.Single(reserved.Violations).RuleId);
    }

    [Fact]
    public async Task ReserveModeAsync_EniWithoutType_TheInstancesIsAsked()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table, "ecs.g6.large");
        await process.AssociateAsync("op-1", "eip-1", "eni-1");

        var reserved = await process.ReserveModeAsync("op-2", "eip-1", EipMode.MultiEip);

        Assert.Equal(Rule, Assert.Single(reserved.Violations).RuleId);
    }

    [Fact]
    public async Task ForResourceAsync_EniWithoutType_TheInstancesIsAsked()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = await PrepareAsync(table, "ecs.g6.large");
        var target = await process.Store.GetAsync(StateTable.Partition, Keys.Resource("eni-1"), default, default);

        var page = await new CandidateStore(process.Store, new SnapshotReader(process.Store)).ForResourceAsync(
            new(StateTable.Partition, StorageProcess.Owner, StorageProcess.Owner) { Mode = EipMode.MultiEip }, target!.Value, default);

        Assert.Equal(Rule, Assert.Single(Assert.Single(page.Items).Violations).RuleId);
    }

    private static async Task<StorageProcess> PrepareAsync(StateTable table, string instanceType)
    {
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        _ = await process.PutAsync(StorageProcess.Ecs("i-1") with { InstanceType = instanceType });
        _ = await process.PutAsync(StorageProcess.Eni("eni-1", primaryOf: null, "10.0.0.3") with
        {
            Status = NetworkInterfaceStatus.InUse, InstanceId = "i-1",
        });
        return process;
    }
}
