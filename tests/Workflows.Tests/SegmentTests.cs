using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Segments;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;
using static EipFunctions.Workflows.Tests.Support.SegmentCalls;

namespace EipFunctions.Workflows.Tests;

/// <summary>Contiguous EIPs: allocated together, released together or not at all.</summary>
public sealed class SegmentTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    private const OperationKind Allocate = OperationKind.AllocateEipSegment;
    private const OperationKind Release = OperationKind.ReleaseEipSegment;

    [Fact]
    public async Task Allocate_EnoughIsFree_AllAreContiguous()
    {
        var operation = await Region.RunSegmentAsync(Allocate, "eipsg-1");

        Assert.Equal((OperationStatus.Succeeded, "eipsg-1", null), (operation.Status, operation.SegmentInstanceId, operation.EipId));
        Assert.Equal(["ReserveSegment", "AllocateSegmentEips", "PublishEvents"], operation.Steps.Select(step => step.Name));
        var segment = (await Region.FindSegmentAsync("eipsg-1"))!;
        Assert.Equal(("198.18.0.16/28", 16), (segment.Cidr, segment.IpCount));
        var eips = (await SoundSegmentsAsync()).EipsOf(segment);
        Assert.Equal(Enumerable.Range(16, 16).Select(last => $"198.18.0.{last}"), eips.Select(eip => eip.IpAddress));
        Assert.All(eips, eip => Assert.Equal([EipEventType.EipAllocated], Region.Events.Of(eip.EipId).Select(e => e.Type)));
        Assert.True(operation.ActsOn(eips[15].EipId));
    }

    [Fact]
    public async Task Allocate_AsAskedFor_SegmentAndEipsHaveIt()
    {
        var request = Request("eipsg-1") with
        {
            Bandwidth = 9, InternetChargeType = InternetChargeType.PayByTraffic, ResourceGroupId = "rg-1", ZoneId = "z", Name = "n", Description = "d",
        };
        _ = await Host.Operations.AllocateSegmentAsync(OperationCalls.Ticket("op-1"), request, default);

        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync("op-1")).Status);
        var segment = (await Region.FindSegmentAsync("eipsg-1"))!;
        Assert.Equal(("rg-1", "z", "n", "d"), (segment.ResourceGroupId, segment.ZoneId, segment.Name, segment.Description));
        Assert.All((await SoundSegmentsAsync()).EipsOf(segment), eip => Assert.Equal(
            (9, InternetChargeType.PayByTraffic, "rg-1", segment.CreatedAt), (eip.Bandwidth, eip.InternetChargeType, eip.ResourceGroupId, eip.AllocatedAt)));
    }

    [Fact]
    public async Task Allocate_QuotaDoesNotLeaveAsMany_IsRejectedAndNothingWritten()
    {
        _ = await Region.AllocateAsync(5);
        var before = await Region.DumpAsync();

        var operation = await Region.RunSegmentAsync(Allocate, "eipsg-1");

        Assert.Equal(OperationStatus.Rejected, operation.Status);
        var violation = Assert.Single(operation.Violations);
        Assert.Equal(("segment-eip-quota", "QuotaExceeded.Eip"), (violation.RuleId, violation.Code));
        Assert.EndsWith("has 16 EIPs, more than the account may still have in the region: its quota is 20.", violation.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Region.DumpAsync());
    }

    [Fact]
    public async Task Allocate_WholeBlocks_HaveWhatABlockHandsOut()
    {
        await Region.AllowAsync(eips: 268);
        _ = await Region.SegmentAsync(28);
        _ = await Region.SegmentAsync(24);
        Assert.Equal(OperationStatus.Rejected, (await Region.RunSegmentAsync(Allocate, "eipsg-more")).Status);
        var segments = await Host.Get<SegmentInventory>().ListAsync(TestRegion.Partition, default).ToListAsync();

        Assert.Equal(["198.18.0.16/28", "198.18.1.0/24"], segments.Select(segment => segment.Cidr).Order());
        Assert.Equal(252, segments.Single(segment => segment.PrefixLength == 24).IpCount);
        _ = await SoundSegmentsAsync();
    }

    [Fact]
    public async Task Allocate_SeveralAtOnce_GetRangesOfTheirOwn()
    {
        await Region.AllowAsync(eips: 300);
        string[] ids = [.. Enumerable.Range(1, 6).Select(n => $"eipsg-{n}")];
        foreach (var id in ids)
        {
            _ = await Host.StartSegmentAsync(Allocate, $"op-{id}", id, prefixLength: 27);
        }

        foreach (var id in ids)
        {
            Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync($"op-{id}")).Status);
        }

        var state = await SoundSegmentsAsync();
        Assert.Equal(state.Eips.Count, state.Eips.Values.Select(eip => eip.IpAddress).Distinct().Count());
        var segments = await Host.Get<SegmentInventory>().ListAsync(TestRegion.Partition, default).ToListAsync();
        Assert.Equal(6, segments.Select(segment => segment.Cidr).Distinct().Count());
    }

    [Fact]
    public async Task Allocate_Canceled_ComesTooLate()
    {
        var gate = new Gate();
        Host.State.BeforeTransaction = () => gate.PassAsync();
        _ = await Host.StartSegmentAsync(Allocate, "op-1", "eipsg-1");
        await gate.Entered;
        _ = await Host.CancelAsync("op-1");
        Host.State.BeforeTransaction = null;
        gate.Open();

        var operation = await Host.EndAsync("op-1");

        Assert.Equal((OperationStatus.Succeeded, true), (operation.Status, operation.CancelRequested));
        Assert.Equal(16, (await SoundSegmentsAsync()).Eips.Count);
    }

    [Fact]
    public async Task Release_AllAvailable_AllAreGoneAndTheirAddressesFree()
    {
        var segment = await Region.SegmentAsync();

        var operation = await Region.RunSegmentAsync(Release, segment.SegmentInstanceId);

        Assert.Equal((OperationStatus.Succeeded, null), (operation.Status, operation.Error));
        Assert.Equal(
            ["ReserveSegmentRelease", "UnbindSegment", "VerifySegmentUnbound", "CommitSegmentRelease", "PublishEvents"],
            operation.Steps.Select(step => step.Name));
        Assert.Null(await Region.FindSegmentAsync(segment.SegmentInstanceId));
        Assert.All(segment.EipIds, id => Assert.Equal(
            [EipEventType.EipAllocated, EipEventType.EipReleased], Region.Events.Of(id).Select(e => e.Type)));
        Assert.Equal(segment.EipIds.Order(), Host.Gateway.Calls.Where(call => call.Kind == GatewayCallKind.Unbind).Select(call => call.EipId).Order());
        Assert.Equal(segment.Cidr, (await Region.SegmentAsync()).Cidr);
        _ = await SoundSegmentsAsync();
    }

    [Fact]
    public async Task Release_SomeCannot_IsRejectedForAllReasonsAndNothingWritten()
    {
        var segment = await Region.SegmentAsync();
        var associated = await Region.RunAsync(OperationKind.AssociateEip, segment.EipIds[2], await Region.RegisterAsync());
        Assert.Equal(OperationStatus.Succeeded, associated.Status);
        await Region.ChangeAsync(segment.EipIds[15], new() { DeletionProtection = true });
        var before = await Region.DumpAsync();

        var operation = await Region.RunSegmentAsync(Release, segment.SegmentInstanceId);

        Assert.Equal(OperationStatus.Rejected, operation.Status);
        Assert.Equal(["segment-eips-available", "segment-eips-not-protected"], operation.Violations.Select(violation => violation.RuleId));
        Assert.Equal(segment.EipIds[2], operation.Violations[0].BlockingResource);
        Assert.Equal(before, await Region.DumpAsync());
    }

    [Fact]
    public async Task Release_NoSuchSegment_IsRejected() =>
        Assert.Equal(
            ["segment-exists"],
            (await Region.RunSegmentAsync(Release, "eipsg-none")).Violations.Select(violation => violation.RuleId));

    [Fact]
    public async Task Release_OneOfThem_IsRejected()
    {
        var segment = await Region.SegmentAsync();

        var operation = await Region.RunAsync(OperationKind.ReleaseEip, segment.EipIds[4]);

        var violation = Assert.Single(operation.Violations);
        Assert.Equal(
            ("eip-not-of-segment", "Forbidden.ReleaseSegmentEip", segment.SegmentInstanceId),
            (violation.RuleId, violation.Code, violation.BlockingResource));
    }

    [Fact]
    public async Task Release_AnUnbindIsRejected_AllAreAsBefore()
    {
        var segment = await Region.SegmentAsync();
        var before = (await SoundSegmentsAsync()).EipsOf(segment);
        Region.Faults.Set(new() { FailNextUnbinds = new() { Count = 1, Permanent = true } });

        var operation = await Region.RunSegmentAsync(Release, segment.SegmentInstanceId);

        Assert.Equal(OperationStatus.RolledBack, operation.Status);
        Assert.Contains("was rejected", operation.Error, StringComparison.Ordinal);
        var after = (await SoundSegmentsAsync()).EipsOf(segment);
        Assert.Equal(before.Select(eip => eip.Undisturbed()), after.Select(eip => eip.Undisturbed()));
        Assert.All(segment.EipIds, id => Assert.Equal(EipEventType.ReleaseRolledBack, Region.Events.Of(id)[^1].Type));
        Region.Faults.Clear();
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunSegmentAsync(Release, segment.SegmentInstanceId)).Status);
        Assert.Empty((await SoundSegmentsAsync()).Eips);
    }

    [Fact]
    public async Task Release_CanceledAtTheGateway_AllAreAsBefore()
    {
        var segment = await Region.SegmentAsync();
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Unbind ? gate.PassAsync(call.CancellationToken) : Task.CompletedTask;
        _ = await Host.StartSegmentAsync(Release, "op-1", segment.SegmentInstanceId);
        await gate.Entered;
        Assert.Equal(EipSegmentStatus.Releasing, (await Region.FindSegmentAsync(segment.SegmentInstanceId))!.Status);
        Assert.All((await StateAsync()).EipsOf(segment), eip => Assert.Equal(EipState.Releasing, eip.State));
        _ = await Host.CancelAsync("op-1");
        gate.Open();

        Assert.Equal(OperationStatus.Canceled, (await Host.EndAsync("op-1")).Status);
        Assert.Equal(16, (await SoundSegmentsAsync()).Eips.Count);
    }

    // The first of two transactions had reserved its part when the host died; then one of the second part was taken.
    [Fact]
    public async Task Release_OneIsTakenHalfWay_TheOthersAreGivenBack()
    {
        await Region.AllowAsync(eips: 100);
        var segment = await Region.SegmentAsync(TwoTransactions);
        var resource = await Region.RegisterAsync();
        var (releases, scope) = (Host.Get<SegmentReleaseStore>(), new Storage.Associations.OperationScope(TestRegion.Partition, "op-1", TestRegion.Owner));
        var transactions = 0;
        Host.State.BeforeTransaction = () => ++transactions == 3 ? throw new NonRetryableException("No.") : Task.CompletedTask;
        _ = await Assert.ThrowsAsync<NonRetryableException>(() => releases.ReserveAsync(scope, segment.SegmentInstanceId, default));
        Host.State.BeforeTransaction = null;
        Assert.Equal(33, (await StateAsync()).Eips.Values.Count(eip => eip.State == EipState.Releasing));
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, segment.EipIds[^1], resource)).Status);

        var reservation = await releases.ReserveAsync(scope, segment.SegmentInstanceId, default);

        Assert.Equal(["segment-eips-available"], reservation.Violations.Select(violation => violation.RuleId));
        var state = await SoundSegmentsAsync();
        Assert.Equal(EipState.InUse, state.Eips[segment.EipIds[^1]].State);
        Assert.Single(state.Eips.Values, eip => eip.State != EipState.Available);
    }

    [Fact]
    public async Task Release_WhileOneIsAssociated_ExactlyOneOfThemWins()
    {
        await Region.AllowAsync(eips: 1000);
        for (var round = 0; round < 6; round++)
        {
            var (segment, resource) = (await Region.SegmentAsync(), await Region.RegisterAsync());
            var eip = segment.EipIds[round * 3];
            var (releasing, associating) = ($"op-release-{round}", $"op-associate-{round}");
            _ = await Task.WhenAll(
                Host.StartSegmentAsync(Release, releasing, segment.SegmentInstanceId),
                Host.StartAsync(OperationKind.AssociateEip, associating, eip, resource));

            var (released, associated) = (await Host.EndAsync(releasing), await Host.EndAsync(associating));

            Assert.True(
                released.Status == OperationStatus.Succeeded ^ associated.Status == OperationStatus.Succeeded,
                $"{released.Status} and {associated.Status}");
            Assert.Contains(OperationStatus.Rejected, (OperationStatus[])[released.Status, associated.Status]);
            Assert.Equal(associated.Status == OperationStatus.Succeeded, (await SoundSegmentsAsync()).Eips.ContainsKey(eip));
        }
    }

    [Fact]
    public async Task Run_AgainAfterItSucceeded_SucceedsAndChangesNothing()
    {
        foreach (var kind in (OperationKind[])[Allocate, Release])
        {
            await RunTwiceAsync(kind);
        }

        // Nor does the allocation allocate again what was released since.
        await RunTwiceAsync(Allocate);
    }

    [Fact]
    public async Task Run_EveryAnswerOfTheStoreIsLostOnce_Succeeds()
    {
        await Region.AllowAsync(eips: 100);
        foreach (var kind in (OperationKind[])[Allocate, Release])
        {
            var transactions = 0;
            Host.State.AfterTransaction = () => ++transactions % 2 == 1 ? throw new IOException("Lost.") : Task.CompletedTask;

            var operation = await Region.RunSegmentAsync(kind, "eipsg-1", TwoTransactions);

            Host.State.AfterTransaction = null;
            Assert.Equal((OperationStatus.Succeeded, null), (operation.Status, operation.Error));
            Assert.Equal(kind == Allocate ? 64 : 0, (await SoundSegmentsAsync()).Eips.Count);
        }
    }

    private async Task RunTwiceAsync(OperationKind kind)
    {
        string? before = null;
        for (var run = 0; run < 2; run++)
        {
            _ = await Host.Get<IWorkflowClient>().PurgeAsync($"op-{kind}", default);
            _ = await Host.StartSegmentAsync(kind, $"op-{kind}", "eipsg-1");
            Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync($"op-{kind}")).Status);
            _ = await SoundSegmentsAsync();
            var after = string.Join('\n', await Region.DumpAsync());
            Assert.Equal(before ?? after, after);
            before = after;
        }
    }

    private async Task<RegionState> SoundSegmentsAsync()
    {
        var state = await SoundStateAsync();
        await Region.AssertSegmentsSoundAsync(state);
        return state;
    }
}
