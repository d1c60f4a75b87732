using EipFunctions.Api.Operations;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway;
using EipFunctions.Storage.Inventory;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;
using static EipFunctions.Workflows.Tests.Support.BatchCalls;

namespace EipFunctions.Workflows.Tests;

/// <summary>Several EIPs that are associated as one operation: all of them, or none.</summary>
public sealed class BatchTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    [Theory]
    [InlineData(PlanWay.SecondaryEnis, 3, 3)]
    [InlineData(PlanWay.SecondaryPrivateIps, 7, 3)]
    [InlineData(PlanWay.MultiEip, 8, 2)]
    public async Task Associate_PlanIsFeasible_AllSucceed(PlanWay way, int count, int interfaces)
    {
        var (instance, _) = await Region.InstanceAsync(3, 3);
        var eips = await Region.AllocateAsync(count);

        var operation = await Region.RunAsync(Plan(instance, eips, way));

        Assert.Equal((OperationStatus.Succeeded, null, instance), (operation.Status, operation.EipId, operation.ResourceId));
        Assert.Equal(["PlanAssociations"], operation.Steps.Select(step => step.Name));
        Assert.Equal(eips, operation.Items!.Select(item => item.EipId));
        Assert.Equal(instance, operation.Items![0].ResourceId);
        var state = await SoundStateAsync();
        foreach (var item in operation.Items)
        {
            var association = state.Eips[item.EipId].Association!;
            Assert.Equal((OperationStatus.Succeeded, $"assoc-{item.OperationId}"), (item.Status, association.AssociationId));
            Assert.Equal((item.ResourceId, item.Mode), (association.ResourceId, association.Mode));
            Assert.Equal(
                item.PrivateIpAddress ?? Resources.Of(ResourceKind.EcsInstance, instance).PrivateAddresses[0], association.PrivateIpAddress);
            var child = await Host.Operations.GetAsync("account-1", item.OperationId!, default);
            Assert.Equal((OperationKind.AssociateEip, operation.OperationId, item.EipId), (child!.Kind, child.ParentOperationId, child.EipId));
        }

        Assert.Equal(interfaces, operation.Items.Select(item => item.ResourceId).Distinct().Count());
    }

    [Fact]
    public async Task List_ByEip_FindsTheWholeAndItsPart()
    {
        var (instance, _) = await Region.InstanceAsync(2);
        var eips = await Region.AllocateAsync(2);
        var operation = await Region.RunAsync(Plan(instance, eips));

        var page = await Host.Operations.ListAsync("account-1", new() { EipId = eips[1] }, default);

        Assert.Equal(
            [operation.OperationId, $"{operation.OperationId}-2"], page.Operations.Select(one => one.OperationId).Order(StringComparer.Ordinal));
        var wholes = await Host.Operations.ListAsync("account-1", new() { Kind = OperationKind.AssociateEips }, default);
        Assert.Equal([operation.OperationId], wholes.Operations.Select(one => one.OperationId));
    }

    [Fact]
    public async Task Associate_NamedAssociations_NeedNoPlan()
    {
        var gateway = await Region.RegisterAsync(ResourceKind.Nat);
        var eips = await Region.AllocateAsync(6);

        var operation = await Region.RunAsync(Named(gateway, eips));

        Assert.Equal(OperationStatus.Succeeded, operation.Status);
        Assert.Equal(["ForecastAssociations"], operation.Steps.Select(step => step.Name));
        Assert.All((await SoundStateAsync()).Eips.Values, eip => Assert.Equal(gateway, eip.Association!.ResourceId));
    }

    [Fact]
    public async Task Associate_NamedMoreThanTheGatewayTakes_IsRejectedBeforeAnyIsAssociated()
    {
        var gateway = await Region.RegisterAsync(ResourceKind.Nat);
        var eips = await Region.AllocateAsync(12, new() { InternetChargeType = InternetChargeType.PayByTraffic });

        var operation = await Region.RunAsync(Named(gateway, eips));

        Assert.Equal(OperationStatus.Rejected, operation.Status);
        Assert.Equal(["nat-pay-by-traffic-quota", "nat-pay-by-traffic-quota"], operation.Violations.Select(one => one.RuleId));
        await AssertNothingOfAsync(eips);
    }

    [Fact]
    public async Task Associate_BestEffort_WhatCanBeMadeStaysAndTheRestIsExplained()
    {
        var (taken, _) = await Region.AssociatedAsync();
        var gateway = await Region.RegisterAsync(ResourceKind.Nat);
        IReadOnlyList<string> eips = [.. await Region.AllocateAsync(8), taken, "eip-none"];
        Host.Gateway.Before = call => RefuseBind(call, eips[3]);

        var operation = await Region.RunAsync(Named(gateway, eips) with { Mode = BatchMode.BestEffort });

        Assert.Equal((OperationStatus.PartiallySucceeded, "3 of 10 EIPs could not be associated; the items say why."), (operation.Status, operation.Error));
        Assert.Equal(7, operation.Items!.Count(item => item.Status == OperationStatus.Succeeded));
        Assert.Equal((OperationStatus.RolledBack, "The gateway says no."), (operation.Items![3].Status, operation.Items[3].Error));
        Assert.Equal(["eip-available"], operation.Items[8].Violations!.Select(one => one.RuleId));
        Assert.Equal(["eip-exists"], operation.Items[9].Violations!.Select(one => one.RuleId));
        var state = await SoundStateAsync();
        Assert.All(operation.Items.Where(item => item.Status == OperationStatus.Succeeded), item => Assert.Equal(gateway, state.Eips[item.EipId].Association!.ResourceId));
        Assert.Equal(7, state.OccupantsOn(gateway));
    }

    [Fact]
    public async Task Associate_BestEffortNoneCan_IsRolledBackWithEveryReason()
    {
        var (instance, _) = await Region.InstanceAsync();
        var taken = await Region.AllocateAsync();
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, taken, instance)).Status);
        var eips = await Region.AllocateAsync(3);

        var operation = await Region.RunAsync(Named(instance, eips) with { Mode = BatchMode.BestEffort });

        Assert.Equal(OperationStatus.RolledBack, operation.Status);
        Assert.All(operation.Items!, item => Assert.Equal((OperationStatus.Rejected, "ecs-one-eip"), (item.Status, item.Violations![0].RuleId)));
        await AssertNothingOfAsync(eips);
    }

    [Fact]
    public async Task Cancel_BestEffort_AllIsUndone()
    {
        var gateway = await Region.RegisterAsync(ResourceKind.Nat);
        var (eips, gate) = (await Region.AllocateAsync(8), new Gate());
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Bind && call.EipId == eips[7] ? gate.PassAsync(call.CancellationToken) : Task.CompletedTask;
        await Host.StartAsync("op", Named(gateway, eips) with { Mode = BatchMode.BestEffort });
        await gate.Entered;
        _ = await Host.CancelAsync("op");

        Assert.Equal(OperationStatus.Canceled, (await Host.EndAsync("op")).Status);
        await AssertNothingOfAsync(eips);
    }

    [Fact]
    public async Task Associate_Infeasible_IsRejectedWithTheReasons()
    {
        var (instance, _) = await Region.InstanceAsync(1);
        var eips = await Region.AllocateAsync(3);

        var operation = await Region.RunAsync(Plan(instance, eips));

        Assert.Equal((OperationStatus.Rejected, "plan-places"), (operation.Status, operation.Violations[0].RuleId));
        Assert.All(operation.Items!, item => Assert.Equal((OperationStatus.Rejected, null), (item.Status, item.OperationId)));
        await AssertNothingOfAsync(eips);
    }

    [Fact]
    public async Task Associate_AnEipCannot_IsRejectedBeforeAnyIsAssociated()
    {
        var (instance, _) = await Region.InstanceAsync(3);
        var (taken, _) = await Region.AssociatedAsync();
        var eips = await Region.AllocateAsync(2);

        var operation = await Region.RunAsync(Plan(instance, [.. eips, taken, "eip-none"]));

        Assert.Equal(OperationStatus.Rejected, operation.Status);
        Assert.Equal(
            ["eip-available eipIds[2]", "eip-exists eipIds[3]"], operation.Violations.Select(one => $"{one.RuleId} {one.Field}"));
        await AssertNothingOfAsync(eips);
    }

    [Fact]
    public async Task Associate_OneFailsAtTheGateway_AllAreUndone()
    {
        var (instance, _) = await Region.InstanceAsync(3, 4);
        var eips = await Region.AllocateAsync(8);
        Host.Gateway.Before = call => RefuseBind(call, eips[6]);

        var operation = await Region.RunAsync(Plan(instance, eips));

        Assert.Equal(OperationStatus.RolledBack, operation.Status);
        Assert.Contains($"EIP '{eips[6]}' could not be associated", operation.Error, StringComparison.Ordinal);
        Assert.Contains("The gateway says no.", operation.Error, StringComparison.Ordinal);
        Assert.All(operation.Items!, item => Assert.NotEqual(OperationStatus.Succeeded, item.Status));
        Assert.Equal("The gateway says no.", operation.Items![6].Error);
        await AssertNothingOfAsync(eips);
    }

    [Fact]
    public async Task Associate_PlaceIsTakenAfterThePlan_AllAreUndoneAndTheRuleIsNamed()
    {
        var (instance, enis) = await Region.InstanceAsync(6);
        var eips = await Region.AllocateAsync(7);
        var other = await Region.AllocateAsync();
        var gate = new Gate();
        Host.Gateway.Before = call => call.EipId != other && call.Kind == GatewayCallKind.Bind ? gate.PassAsync() : Task.CompletedTask;
        await Host.StartAsync("op", Plan(instance, eips));
        await gate.Entered;
        await Host.Operations.AssociateAsync(
            OperationCalls.Ticket("other"), new() { EipId = other, ResourceId = enis[0], PrivateIpAddress = "10.0.1.6" }, default);
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync("other")).Status);
        gate.Open();

        var operation = await Host.EndAsync("op");

        Assert.Equal(OperationStatus.RolledBack, operation.Status);
        Assert.Contains($"EIP '{eips[6]}' could not be associated with '{enis[0]}': Private IP address '10.0.1.6'", operation.Error, StringComparison.Ordinal);
        Assert.Equal((OperationStatus.Rejected, "eni-private-ip-free"), (operation.Items![6].Status, operation.Items[6].Violations![0].RuleId));
        await AssertNothingOfAsync(eips);
        Assert.Equal(EipState.InUse, (await SoundStateAsync()).Eips[other].State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancel_InTheMiddle_AllIsUndone(bool gatewayListens)
    {
        var (instance, _) = await Region.InstanceAsync(7);
        var eips = await Region.AllocateAsync(8);
        var gate = new Gate();
        Host.Gateway.Before = call => call is { Kind: GatewayCallKind.Bind } && call.EipId == eips[6]
            ? gate.PassAsync(gatewayListens ? call.CancellationToken : default)
            : Task.CompletedTask;
        await Host.StartAsync("op", Plan(instance, eips));
        await gate.Entered;
        await Eventually.TrueAsync(async () => (await Host.Operations.GetAsync("account-1", "op", default))!.CurrentStep == "7 of 8");
        var running = (await Host.Operations.GetAsync("account-1", "op", default))!;
        Assert.True((await Host.CancelAsync("op"))!.CancelRequested);
        gate.Open();

        var operation = await Host.EndAsync("op");

        Assert.Equal(OperationStatus.Running, running.Status);
        Assert.Equal(7, running.Items!.Count(item => item.Status == OperationStatus.Succeeded));
        Assert.Equal((OperationStatus.Running, "op-7"), (running.Items![6].Status, running.Items[6].OperationId));
        Assert.Equal((OperationStatus.Canceled, "Canceled."), (operation.Status, operation.Error));
        await AssertNothingOfAsync(eips);
    }

    [Fact]
    public async Task Cancel_OnePart_UndoesTheWhole()
    {
        var (instance, _) = await Region.InstanceAsync(3);
        var eips = await Region.AllocateAsync(3);
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Bind && call.EipId == eips[1] ? gate.PassAsync(call.CancellationToken) : Task.CompletedTask;
        await Host.StartAsync("op", Plan(instance, eips));
        await gate.Entered;
        _ = await Host.CancelAsync("op-2");

        var operation = await Host.EndAsync("op");

        Assert.Equal((OperationStatus.RolledBack, OperationStatus.Canceled), (operation.Status, operation.Items![1].Status));
        await AssertNothingOfAsync(eips);
    }

    [Fact]
    public async Task Undo_DisassociationFailsAtFirst_IsTriedUntilItIsDone()
    {
        var (instance, _) = await Region.InstanceAsync(2);
        var eips = await Region.AllocateAsync(2);
        var (made, refusals) = (new Gate(), 0);
        Host.Gateway.Before = call => (call.Kind, call.EipId == eips[1]) switch
        {
            (GatewayCallKind.Bind, true) => RefuseAfterAsync(made),
            (GatewayCallKind.Unbind, false) when ++refusals <= 2 => throw new NonRetryableException("Not now."),
            _ => Task.CompletedTask,
        };
        await Host.StartAsync("op", Plan(instance, eips));
        await made.Entered;
        await Eventually.TrueAsync(async () => (await StateAsync()).Eips[eips[0]].State == EipState.InUse);
        made.Open();

        var operation = await Host.EndAsync("op");

        Assert.Equal((OperationStatus.RolledBack, OperationStatus.RolledBack), (operation.Status, operation.Items![0].Status));
        var rounds = await Host.Operations.ListAsync("account-1", new() { Kind = OperationKind.DisassociateEip }, default);
        Assert.Equal(["op-1-undo-1", "op-1-undo-2", "op-1-undo-3"], rounds.Operations.Select(one => one.OperationId).Order(StringComparer.Ordinal));
        await AssertNothingOfAsync(eips);
    }

    [Fact]
    public async Task Undo_OthersHaveAssociatedItAnew_TheirsStays()
    {
        var (instance, enis) = await Region.InstanceAsync(2);
        var eips = await Region.AllocateAsync(2);
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Bind && call.EipId == eips[1] ? RefuseAfterAsync(gate) : Task.CompletedTask;
        await Host.StartAsync("op", Plan(instance, eips));
        await gate.Entered;
        await Eventually.TrueAsync(async () => (await StateAsync()).Eips[eips[0]].State == EipState.InUse);
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.DisassociateEip, eips[0])).Status);
        var theirs = await Region.RunAsync(OperationKind.AssociateEip, eips[0], enis[0]);
        gate.Open();

        Assert.Equal(OperationStatus.RolledBack, (await Host.EndAsync("op")).Status);
        var eip = (await SoundStateAsync()).Eips[eips[0]];
        Assert.Equal((EipState.InUse, theirs.AssociationId), (eip.State, eip.Association!.AssociationId));
    }

    [Fact]
    public async Task Undo_WhoAskedHasLostSight_IsDoneAllTheSame()
    {
        var (instance, _) = await Region.InstanceAsync(2);
        var eips = await Region.AllocateAsync(2);
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Bind && call.EipId == eips[1] ? RefuseAfterAsync(gate) : Task.CompletedTask;
        var ramUser = TestRegion.Owner with { PrincipalId = "bob", Kind = Domain.Principals.PrincipalKind.RamUser, ResourceGroupIds = [""] };
        await Host.Operations.AssociateManyAsync(OperationCalls.Ticket("op", principal: ramUser), Plan(instance, eips), default);
        await gate.Entered;
        await Eventually.TrueAsync(async () => (await StateAsync()).Eips[eips[0]].State == EipState.InUse);
        var hidden = (EcsInstance)Support.Resources.Of(ResourceKind.EcsInstance, instance) with { ResourceGroupId = "rg-9" };
        _ = await Host.Get<ResourceInventory>().PutAsync(TestRegion.Partition, hidden, default);
        gate.Open();

        Assert.Equal(OperationStatus.RolledBack, (await Host.EndAsync("op")).Status);
        await AssertNothingOfAsync(eips);
    }

    [Fact]
    public async Task Associate_OnePartFailsByAFault_TheOthersAreUndoneAndItIsSaid()
    {
        var (instance, _) = await Region.InstanceAsync(3);
        var eips = await Region.AllocateAsync(3);
        var (other, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        await Host.StartAsync(OperationKind.AssociateEip, "op-2", other, resource);
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync("op-2")).Status);
        await Host.StartAsync("op", Plan(instance, eips));

        var operation = await Host.EndAsync("op");

        Assert.Equal((OperationStatus.Failed, OperationStatus.Failed), (operation.Status, operation.Items![1].Status));
        Assert.Contains($"EIP '{eips[1]}' could not be associated", operation.Error, StringComparison.Ordinal);
        await AssertNothingOfAsync(eips);
        Assert.Equal(EipState.InUse, (await SoundStateAsync()).Eips[other].State);
    }

    [Fact]
    public async Task Associate_TwoPlansForThePlacesOfOne_NoneIsHalfDone()
    {
        var (instance, _) = await Region.InstanceAsync(2, 2);
        for (var round = 0; round < 3; round++)
        {
            var (mine, yours) = (await Region.AllocateAsync(3), await Region.AllocateAsync(3));
            var ids = (Mine: Region.NextId("op"), Yours: Region.NextId("op"));
            await Task.WhenAll(Host.StartAsync(ids.Mine, Plan(instance, mine)), Host.StartAsync(ids.Yours, Plan(instance, yours)));
            var ended = await Task.WhenAll(Host.EndAsync(ids.Mine), Host.EndAsync(ids.Yours));

            var state = await SoundStateAsync();
            foreach (var operation in ended)
            {
                Assert.Contains(operation.Status, (OperationStatus[])[OperationStatus.Succeeded, OperationStatus.RolledBack, OperationStatus.Rejected]);
                var expected = operation.Status == OperationStatus.Succeeded ? EipState.InUse : EipState.Available;
                Assert.All(operation.Items!, item => Assert.Equal(expected, state.Eips[item.EipId].State));
            }

            Assert.False(ended.All(operation => operation.Status == OperationStatus.Succeeded));
            foreach (var eip in state.Eips.Values.Where(eip => eip.State == EipState.InUse))
            {
                _ = await Region.RunAsync(OperationKind.DisassociateEip, eip.EipId);
            }
        }
    }

    [Fact]
    public async Task AssociateAsync_SameIdTwice_IsOneOperation()
    {
        var (instance, _) = await Region.InstanceAsync(2);
        var eips = await Region.AllocateAsync(2);
        await Host.StartAsync("op", Plan(instance, eips));

        var again = await Host.StartAsync("op", Plan(instance, eips));
        var other = await Host.StartAsync(OperationKind.DisassociateEip, "op", eips[0]);

        Assert.Equal((OperationStartStatus.AlreadyStarted, "op"), (again.Status, again.Operation.OperationId));
        Assert.Equal(OperationKind.AssociateEips, other.Operation.Kind);
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync("op")).Status);
        await SoundStateAsync();
    }

    [Theory]
    [InlineData(BatchMode.AllOrNothing, OperationStatus.Rejected)]
    [InlineData(BatchMode.BestEffort, OperationStatus.RolledBack)]
    public async Task Associate_LongestBatchWithLongestIds_FitsInItsStatus(BatchMode mode, OperationStatus end)
    {
        IReadOnlyList<string> eips = [.. Enumerable.Range(10, 50).Select(n => new string('"', 126) + n)];

        var operation = await Region.RunAsync(Named(new string('"', 128), eips) with { Mode = mode });

        Assert.Equal(end, operation.Status);
        Assert.True(mode == BatchMode.BestEffort
            ? operation.Items!.All(item => item.Error is not null)
            : operation.Violations[0].RuleId == "eip-exists");
        Assert.Equal(eips, operation.Items!.Select(item => item.EipId));
    }

    private static AssociationBatch Named(string resourceId, IReadOnlyList<string> eipIds) => new()
    {
        Mode = BatchMode.AllOrNothing,
        ResourceId = resourceId,
        EipIds = eipIds,
        Associations = [.. eipIds.Select(id => new AssociationRequest { EipId = id, ResourceId = resourceId })],
    };

    private static Task RefuseBind(GatewayCall call, string eipId) => call.Kind == GatewayCallKind.Bind && call.EipId == eipId
        ? throw new GatewayRejectedException("The gateway says no.")
        : Task.CompletedTask;

    private static async Task RefuseAfterAsync(Gate gate)
    {
        await gate.PassAsync();
        throw new NonRetryableException("The gateway says no.");
    }

    private async Task AssertNothingOfAsync(IReadOnlyList<string> eips)
    {
        var state = await SoundStateAsync();
        Assert.All(eips, state.AssertNothingOf);
    }
}
