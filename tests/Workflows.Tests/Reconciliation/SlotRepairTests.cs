using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests.Reconciliation;

/// <summary>Rows that disagree with each other, and what was left over.</summary>
public sealed class SlotRepairTests(AzuriteFixture azurite) : ReconcilerTest(azurite)
{
    private const string Primary = "primary";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reconcile_ClaimWithoutAssociation_IsDeleted(bool hasRow)
    {
        var resource = await Region.RegisterAsync();
        var eip = hasRow ? await Region.AllocateAsync() : "eip-never";
        await WriteAsync(rows => rows.Insert(Keys.Claim(resource, Primary), new(eip, "assoc-gone")));

        _ = await RepairedAsync(FindingKind.UnownedClaim);

        AssertAnnounced(eip, "unowned-claim");
        (await StateAsync()).AssertNothingOf(eip);
        var other = await Region.AllocateAsync();
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, other, resource)).Status);
    }

    [Fact]
    public async Task Reconcile_OccupantWithoutAssociation_IsStruckOut()
    {
        var (resource, eip) = (await Region.RegisterAsync(), await Region.AllocateAsync());
        var row = await RowAsync(Keys.Resource(resource));
        var occupant = new Occupant(Primary, eip, "198.18.1.1", InternetChargeType.PayByTraffic, EipMode.Nat, null);
        await WriteAsync(rows => rows.Replace(row, row.Value with { Occupants = [occupant] }));

        _ = await RepairedAsync(FindingKind.UnownedOccupant);

        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    [Fact]
    public async Task Reconcile_AssociationWithoutClaim_IsClaimed()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        await DeleteAsync(Keys.Claim(resource, Primary));

        _ = await RepairedAsync(FindingKind.MissingClaim);

        await SoundStateAsync();
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.DisassociateEip, eip)).Status);
    }

    [Fact]
    public async Task Reconcile_AssociationNotOnTheResource_IsEntered()
    {
        var (_, resource) = await Region.AssociatedAsync();
        var row = await RowAsync(Keys.Resource(resource));
        await WriteAsync(rows => rows.Replace(row, row.Value with { Occupants = [] }));

        _ = await RepairedAsync(FindingKind.MissingOccupant);

        await SoundStateAsync();
    }

    [Fact]
    public async Task Reconcile_SlotClaimedForAnother_BothAreRepaired()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        await DeleteAsync(Keys.Claim(resource, Primary));
        await WriteAsync(rows => rows.Insert(Keys.Claim(resource, Primary), new("eip-other", "assoc-other")));

        var run = await ReconcileAsync();

        Assert.Equal(
            [(FindingKind.UnownedClaim, FindingOutcome.Repaired), (FindingKind.MissingClaim, FindingOutcome.Repaired)],
            run.Report.Items.Select(item => (item.Kind, item.Outcome)));
        Assert.Equal(Keys.Claim(resource, Primary).Value, Assert.Single((await StateAsync()).ClaimsByEip[eip]));
    }

    [Fact]
    public async Task Reconcile_WaiterOfAnEndedOperation_IsStruckOut()
    {
        var resource = await Region.RegisterAsync();
        var waiters = Host.Get<WaiterStore>();
        await waiters.AddAsync(TestRegion.Partition, resource, "op-ended", default);

        _ = await RepairedAsync(FindingKind.LeftoverWaiter);

        Assert.Empty(await waiters.ListAsync(TestRegion.Partition, resource, default));
    }

    [Fact]
    public async Task Reconcile_EventsWaitForLong_ADeliveryIsAskedFor()
    {
        _ = await Region.AllocateAsync();
        Options.OutboxAge = TimeSpan.Zero;

        var started = await Host.Get<Workflows.Reconciliation.ReconciliationRuns>()
            .StartAsync(TestRegion.Partition, ReconciliationMode.Repair, "tester", default);
        var finding = Assert.Single((await EndAsync(started.Run.ReconciliationId)).Report.Items);

        Assert.Equal((FindingKind.UndeliveredEvents, FindingOutcome.Repaired), (finding.Kind, finding.Outcome));
        Assert.StartsWith("1 waiting, the oldest since ", finding.Before, StringComparison.Ordinal);
        Assert.Equal([TestRegion.Partition], Region.Events.Sweeps);
    }

    [Fact]
    public async Task Reconcile_EipAndDnatEntries_IsReportedAndNothingElse()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var row = await RowAsync(Keys.Resource(resource));
        var entry = new DnatEntry
        {
            DnatEntryId = "dnat-1",
            NatGatewayId = "ngw-1",
            ExternalIp = "198.18.0.9",
            ExternalPort = "80",
            InternalIp = "10.0.0.1",
            InternalPort = "80",
            Protocol = IpProtocol.Tcp,
        };
        await WriteAsync(rows => rows.Replace(row, row.Value with { DnatEntries = [entry] }));
        var before = await Region.DumpAsync();

        var finding = Assert.Single((await ReconcileAsync()).Report.Items);

        Assert.Equal(
            (FindingKind.EipAndDnat, FindingOutcome.Reported, eip, resource),
            (finding.Kind, finding.Outcome, finding.EipId, finding.ResourceId));
        Assert.Equal(before, await Region.DumpAsync());
    }

    [Fact]
    public async Task Reconcile_ReportOnly_ChangesNothingAtAll()
    {
        var (unbound, _) = await Region.AssociatedAsync();
        var (_, unclaimed) = await Region.AssociatedAsync();
        var (free, stuck) = (await Region.RegisterAsync(), await Region.AllocateAsync());
        _ = await Host.Get<AssociationStore>().ReserveAsync(
            new(TestRegion.Partition, "op-ghost", TestRegion.Owner), new() { EipId = stuck, ResourceId = await Region.RegisterAsync() }, default);
        await Region.Gateway.UnbindAsync(TestRegion.Partition.RegionId, unbound, 3, default);
        await DeleteAsync(Keys.Claim(unclaimed, Primary));
        await WriteAsync(rows => rows.Insert(Keys.Claim(free, Primary), new("eip-never", "assoc-gone")));
        await Host.Get<WaiterStore>().AddAsync(TestRegion.Partition, free, "op-ended", default);
        var (before, bound) = (await Region.DumpAsync(), await BoundAsync());

        var run = await ReconcileAsync(ReconciliationMode.ReportOnly);

        Assert.Equal(
            [FindingKind.UnownedClaim, FindingKind.MissingClaim, FindingKind.StuckOperation, FindingKind.MissingBinding, FindingKind.LeftoverWaiter],
            run.Report.Items.Select(item => item.Kind));
        Assert.All(run.Report.Items, item => Assert.Equal((FindingOutcome.Reported, null), (item.Outcome, item.After)));
        Assert.Equal(before, await Region.DumpAsync());
        Assert.Equal(bound, await BoundAsync());
    }
}
