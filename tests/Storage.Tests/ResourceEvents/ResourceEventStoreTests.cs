using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.ResourceEvents;

public sealed class ResourceEventStoreTests(AzuriteFixture azurite)
{
    private const string PublicIp = """{"publicIpAddress":"8.8.8.8"}""";
    private const string NoPublicIp = """{"publicIpAddress":null}""";

    [Fact]
    public async Task ApplyAsync_OlderOrRepeated_ChangesNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        var stopped = Events.Changed(5, "i-1", """{"status":"Stopped"}""");
        Assert.Equal(ResourceEventResult.Applied, await process.ResultAsync(stopped));
        var before = await table.RowsAsync();

        Assert.Equal(ResourceEventResult.Superseded, await process.ResultAsync(Events.Changed(4, "i-1", """{"status":"Starting"}""")));
        Assert.Equal(ResourceEventResult.Applied, await process.ResultAsync(stopped));
        Assert.Equal(ResourceEventResult.Superseded, await process.ResultAsync(Events.Deleted(4, "i-1")));

        Assert.Equal(before, await table.RowsAsync());
        Assert.Equal(EcsStatus.Stopped, (await table.ResourceAsync<EcsInstance>("i-1")).Status);
    }

    [Fact]
    public async Task ApplyAsync_RepeatedAfterAPut_DoesNotOverwriteIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        var stopped = Events.Changed(5, "i-1", """{"status":"Stopped"}""");
        _ = await process.ApplyAsync(stopped);
        await process.PutEcsAsync("i-1");

        _ = await process.ApplyAsync(stopped);

        Assert.Equal(EcsStatus.Running, (await table.ResourceAsync<EcsInstance>("i-1")).Status);
    }

    [Fact]
    public async Task ApplyAsync_AnyOrderWithRepetitions_EndsAsTheNewestSays()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = new[] { table.Start(), table.Start() };
        var random = new Random(7);
        for (var round = 0; round < 8; round++)
        {
            var id = $"i-{round}";
            await processes[0].PutEcsAsync(id);

            // Two have one time: the greater id wins, in whichever order they come.
            ResourceEvent[] events =
            [
                Events.Changed(1, id, """{"name":"first","status":"Stopped"}"""),
                Events.Changed(2, id, """{"name":"second","status":"Starting"}"""),
                Events.Changed(3, id, """{"name":"a","status":"Running"}""", $"event-a-{id}"),
                Events.Changed(3, id, """{"name":"b","status":"Stopping"}""", $"event-b-{id}"),
            ];
            var order = events.Concat(events).ToArray();
            random.Shuffle(order);

            await Task.WhenAll(order.Select((one, i) => processes[i % 2].ApplyAsync(one)));

            Assert.Equal(("b", EcsStatus.Stopping), Of(await table.ResourceAsync<EcsInstance>(id)));
        }

        static (string, EcsStatus) Of(EcsInstance ecs) => (ecs.Name, ecs.Status);
    }

    [Fact]
    public async Task ApplyAsync_WhatIsNotRegisteredSo_IsNotRecorded()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        var before = await table.RowsAsync();

        Assert.Equal(ResourceEventResult.UnknownResource, await process.ResultAsync(Events.Changed(1, "i-9", """{"status":"Running"}""")));
        Assert.Equal(ResourceEventResult.UnknownResource, await process.ResultAsync(Events.Deleted(1, "i-9")));
        Assert.Equal(
            ResourceEventResult.OtherKind, await process.ResultAsync(Events.Changed(1, "i-1", "{}") with { Kind = ResourceKind.HaVip }));

        Assert.Equal(before, await table.RowsAsync());
    }

    [Fact]
    public async Task ApplyAsync_PublicIpComesAndGoes_BreaksAndRestores()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        await process.PutEcsAsync("i-1");
        await process.AssociateAsync("op-1", "eip-1", "i-1");

        var broken = (await process.ApplyAsync(Events.Changed(1, "i-1", PublicIp))).Outcome;
        var repeated = (await process.ApplyAsync(Events.Changed(1, "i-1", PublicIp))).Outcome;
        var fault = (await table.ValueAsync(Keys.Eip("eip-1")))!.Association!.Broken!;
        var restored = (await process.ApplyAsync(Events.Changed(2, "i-1", NoPublicIp))).Outcome;

        Assert.Equal((1, 0, 1), (broken.Broken, repeated.Broken, restored.Restored));
        Assert.Equal((AssociationFaultReason.PublicIpAssigned, Events.Start.AddSeconds(1)), (fault.Reason, fault.Since));
        Assert.Contains("8.8.8.8", fault.Message, StringComparison.Ordinal);
        Assert.Null((await table.ValueAsync(Keys.Eip("eip-1")))!.Association!.Broken);
        var audit = await AuditAsync(process, "eip-1");
        Assert.Equal([EipEventType.AssociationBroken, EipEventType.AssociationRestored], audit.TakeLast(2).Select(entry => entry.Action));
        Assert.All(audit.TakeLast(2), entry => Assert.Equal(("publisher", "i-1"), (entry.PrincipalId, entry.ResourceId)));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task RefreshAsync_PutThatEndsTheCause_Restores()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        await process.PutEcsAsync("i-1");
        await process.AssociateAsync("op-1", "eip-1", "i-1");
        _ = await process.ApplyAsync(Events.Changed(1, "i-1", PublicIp));
        await process.PutEcsAsync("i-1");

        await process.ResourceEvents.RefreshAsync(StateTable.Partition, "owner", "i-1", default);

        Assert.Null((await table.ValueAsync(Keys.Eip("eip-1")))!.Association!.Broken);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ApplyAsync_VpcLeftAndBack_WhatAPutWouldBeRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        await process.PutEcsAsync("i-1");
        await process.AssociateAsync("op-1", "eip-1", "i-1");
        Assert.Equal(RegistrationStatus.Occupied, (await process.PutAsync(StorageProcess.Ecs("i-1") with { VpcId = "vpc-2" })).Status);

        _ = await process.ApplyAsync(Events.Changed(1, "i-1", """{"vpcId":"vpc-2"}"""));
        var left = (await table.ValueAsync(Keys.Eip("eip-1")))!.Association!.Broken;
        await StateInvariants.CheckAsync(table);
        _ = await process.ApplyAsync(Events.Changed(2, "i-1", """{"vpcId":"vpc-1"}"""));

        Assert.Equal(AssociationFaultReason.VpcLeft, left?.Reason);
        Assert.Null((await table.ValueAsync(Keys.Eip("eip-1")))!.Association!.Broken);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ApplyAsync_InAnotherRegion_BreaksTheAssociationsInItsOwn()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        await process.PutEcsAsync("i-1");
        await process.AssociateAsync("op-1", "eip-1", "i-1");

        var moved = await process.ApplyAsync(Events.Changed(1, "i-1", """{"status":"Stopped"}""") with { RegionId = "cn-beijing" });
        var fault = (await table.ValueAsync(Keys.Eip("eip-1")))!.Association!.Broken;
        var back = await process.ApplyAsync(Events.Changed(2, "i-1", """{"status":"Running"}"""));

        Assert.Equal((1, AssociationFaultReason.RegionChanged, 1), (moved.Outcome.Broken, fault?.Reason, back.Outcome.Restored));
        await StateInvariants.CheckAsync(table);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ApplyAsync_AddressMovesToAnother_ClaimsEndRightInEitherOrder(bool isLostFirst)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        await process.PutEniAsync("eni-1", "10.0.0.3", "10.0.0.4");
        await process.PutEniAsync("eni-2", "10.0.0.5");
        await process.AssociateAsync("op-1", "eip-1", "eni-1");
        var lost = Events.Changed(1, "eni-1", """{"privateIpAddresses":["10.0.0.4"]}""");
        var gained = Events.Changed(1, "eni-2", """{"privateIpAddresses":["10.0.0.5","10.0.0.3"]}""");

        var first = (await process.ApplyAsync(isLostFirst ? lost : gained)).Outcome;
        await StateInvariants.CheckAsync(table);
        _ = await process.ApplyAsync(isLostFirst ? gained : lost);
        var again = (await process.ApplyAsync(gained)).Outcome;

        Assert.Equal(isLostFirst ? [] : ["10.0.0.3"], first.TakenAddresses);
        Assert.Empty(again.TakenAddresses);
        Assert.Equal(AssociationFaultReason.PrivateIpLost, (await table.ValueAsync(Keys.Eip("eip-1")))!.Association!.Broken?.Reason);
        Assert.Equal(
            ["eni-2"], (await table.ValueAsync(Keys.PrivateAddress("vpc-1", "10.0.0.3")))!.Holders.Select(holder => holder.ResourceId));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ApplyAsync_MoreAddressesThanATransactionChanges_TakesTwo()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEniAsync("eni-1", Many(1));

        Assert.Equal(ResourceEventResult.Applied, await process.ResultAsync(
            Events.Changed(1, "eni-1", $$"""{"privateIpAddresses":[{{string.Join(',', Many(2).Select(ip => $"\"{ip}\""))}}]}""")));

        Assert.Equal(Many(2), (await table.ResourceAsync<NetworkInterface>("eni-1")).PrivateIpAddresses);
        await StateInvariants.CheckAsync(table);

        static string[] Many(int block) => [.. Enumerable.Range(1, 50).Select(n => $"10.0.{block}.{n}")];
    }

    [Fact]
    public async Task ApplyAsync_AfterAMoveToAnotherVpc_BreaksNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        _ = await process.PutAsync(StorageProcess.Ecs("i-2") with { VpcId = "vpc-2", PrivateIpAddress = "10.0.9.9" });
        await process.AllocateAsync("eip-1");
        await process.AssociateAsync("op-1", "eip-1", "i-1");
        _ = await process.ReserveMoveAsync("op-2", "eip-1", "i-1", "i-2");
        await process.CommitMoveAsync("op-2", "eip-1");

        var applied = await process.ApplyAsync(Events.Changed(1, "i-2", """{"status":"Stopped"}"""));

        Assert.Equal((0, 0), (applied.Outcome.Broken, applied.Outcome.Followed));
        Assert.Equal("vpc-2", (await table.ValueAsync(Keys.Eip("eip-1")))!.Association!.VpcId);
    }

    [Fact]
    public async Task ApplyAsync_EniOfManyEipsMovesAndLosesItsAddresses_AllIsRecorded()
    {
        const int Count = 13;
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var addresses = Enumerable.Range(1, Count).Select(n => $"10.0.7.{n}").ToArray();
        _ = await process.PutAsync(StorageProcess.Eni("eni-1", primaryOf: null, addresses) with { InstanceId = "i-1", Status = NetworkInterfaceStatus.InUse });
        for (var n = 1; n <= Count; n++)
        {
            await process.AllocateAsync($"eip-{n}");
            await process.AssociateAsync($"op-{n}", $"eip-{n}", "eni-1");
        }

        var applied = await process.ApplyAsync(Events.Changed(1, "eni-1", """{"instanceId":"i-2","privateIpAddresses":["10.0.8.1"]}"""));

        Assert.Equal((Count, Count), (applied.Outcome.Broken, applied.Outcome.Followed));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ApplyAsync_EniOfManyEipsMoves_EachIsAnnouncedOnce()
    {
        const int Count = 30;
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.AllowAsync(Count);
        var eips = await process.AllocateManyAsync(Count);
        await process.PutEniAsync("eni-1", [.. Enumerable.Range(1, Count).Select(n => $"10.0.9.{n}")]);
        foreach (var (i, eip) in eips.Index())
        {
            await process.AssociateAsync($"op-{i}", eip, "eni-1");
        }

        var moved = Events.Changed(1, "eni-1", """{"status":"InUse","instanceId":"i-2"}""");
        var outcome = (await process.ApplyAsync(moved)).Outcome;
        var again = (await process.ApplyAsync(moved)).Outcome;

        Assert.Equal((Count, 0, 0), (outcome.Followed, outcome.Broken, again.Followed));
        foreach (var eip in eips)
        {
            var told = (await table.ValueAsync(Keys.OutboxEntry(eip, 4)))!;
            Assert.Equal(
                (EipEventType.AssociationFollowed, "", "i-2", "eni-1"),
                (told.Type, told.Data.FromInstanceId, told.Data.ToInstanceId, told.Data.ResourceId));
        }

        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ApplyAsync_AttachedToATypeWithoutTheMode_FollowsAndBreaks()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        await process.PutEniAsync("eni-1", "10.0.0.3");
        _ = await process.PutAsync(StorageProcess.Ecs("i-2") with { InstanceType = "ecs.g7.large" });
        _ = await process.Associations.ReserveAsync(
            StorageProcess.Scope("op-1"), new() { EipId = "eip-1", ResourceId = "eni-1", Mode = EipMode.MultiEip }, default);
        await process.CommitAsync("op-1", "eip-1");

        var outcome = (await process.ApplyAsync(Events.Changed(1, "eni-1", """{"status":"InUse","instanceId":"i-2"}"""))).Outcome;

        Assert.Equal((1, 1), (outcome.Followed, outcome.Broken));
        Assert.Equal(AssociationFaultReason.ModeNotSupported, (await table.ValueAsync(Keys.Eip("eip-1")))!.Association!.Broken?.Reason);
        await StateInvariants.CheckAsync(table);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ApplyAsync_WhileAnEipIsAssociated_EitherIsRefusedOrIsBroken(int processCount)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = Enumerable.Range(0, processCount).Select(_ => table.Start()).ToList();
        await table.MarkAddressesCompleteAsync();
        for (var round = 0; round < 8; round++)
        {
            var (eip, instance) = ($"eip-{round}", $"i-{round}");
            _ = await processes[0].AllocateAsync(eip);
            await processes[0].PutEcsAsync(instance);

            var reserved = processes[0].ReserveAsync($"op-{round}", eip, instance);
            var applied = processes[^1].ApplyAsync(Events.Changed(1, instance, PublicIp));
            var isRefused = (await reserved).Violations.Count > 0;
            _ = await applied;

            var association = (await table.ValueAsync(Keys.Eip(eip)))!.Association;
            Assert.Equal(isRefused ? null : AssociationFaultReason.PublicIpAssigned, association?.Broken?.Reason);
        }

        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ApplyAsync_Deleted_NamesWhatIsToEndAndIsRemovedOnlyThen()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        await process.PutEcsAsync("i-1");
        await process.AssociateAsync("op-1", "eip-1", "i-1");
        var deleted = Events.Deleted(1, "i-1");

        var applied = await process.ApplyAsync(deleted);
        Assert.False(await process.Resources.DeleteGoneAsync(StateTable.Partition, "owner", "i-1", deleted.EventId, default));
        Assert.Empty((await process.ReserveDisassociationAsync("op-2", "eip-1")).Violations);
        await process.CommitDisassociationAsync("op-2", "eip-1", "i-1");

        Assert.Equal(("eip-1", "assoc-op-1"), Assert.Single(applied.ToEnd) is var end ? (end.EipId, end.AssociationId) : default);
        Assert.Equal(EcsStatus.Released, (await table.ResourceAsync<EcsInstance>("i-1")).Status);
        Assert.False(await process.Resources.DeleteGoneAsync(StateTable.Partition, "owner", "i-1", "event-other", default));
        Assert.True(await process.Resources.DeleteGoneAsync(StateTable.Partition, "owner", "i-1", deleted.EventId, default));
        Assert.Empty(await table.KeysAsync("resource|"));
        Assert.Empty(await table.KeysAsync("ip|"));
    }

    [Fact]
    public async Task DeleteGoneAsync_RegisteredAnew_Stays()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        var deleted = Events.Deleted(1, "i-1");
        _ = await process.ApplyAsync(deleted);
        await process.PutEcsAsync("i-1");

        Assert.False(await process.Resources.DeleteGoneAsync(StateTable.Partition, "owner", "i-1", deleted.EventId, default));

        Assert.Equal(EcsStatus.Running, (await table.ResourceAsync<EcsInstance>("i-1")).Status);
    }

    [Fact]
    public async Task ApplyAsync_RowFromBeforeThereWereEvents_IsRead()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutUnclaimedAsync(StorageProcess.Ecs("i-1"));
        Assert.DoesNotContain("lastEvent", (await table.RowsAsync())[Keys.Resource("i-1").Value], StringComparison.Ordinal);

        Assert.Equal(ResourceEventResult.Applied, await process.ResultAsync(Events.Changed(1, "i-1", """{"privateIpAddress":"10.0.0.6"}""")));

        Assert.Equal("10.0.0.6", (await table.ResourceAsync<EcsInstance>("i-1")).PrivateIpAddress);
        await StateInvariants.CheckAsync(table);
    }

    private static async Task<IReadOnlyList<AuditEntry>> AuditAsync(StorageProcess process, string eipId)
    {
        var entries = new List<AuditEntry>();
        await foreach (var row in process.Store.ListAsync(StateTable.Partition, Keys.AuditOf(eipId), default))
        {
            entries.Add(row.Value);
        }

        return entries;
    }
}
