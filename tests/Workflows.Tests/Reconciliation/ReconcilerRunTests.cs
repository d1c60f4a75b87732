using System.Collections.Concurrent;
using EipFunctions.Domain;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Configuration;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.Tests.Support;
using Microsoft.Extensions.Options;

namespace EipFunctions.Workflows.Tests.Reconciliation;

/// <summary>Reconciliations beside operations, over crashes, at size, and by themselves.</summary>
public sealed class ReconcilerRunTests(AzuriteFixture azurite) : ReconcilerTest(azurite)
{
    [Fact]
    public async Task Reconcile_InALoopBesideOperations_BreaksNone()
    {
        var eips = new List<(string Eip, string Resource)>();
        for (var i = 0; i < 4; i++)
        {
            eips.Add((await Region.AllocateAsync(), await Region.RegisterAsync()));
        }

        using var stop = new CancellationTokenSource();
        var reconciling = Task.Run(async () =>
        {
            var runs = new List<ReconciliationRun>();
            while (!stop.IsCancellationRequested)
            {
                runs.Add(await ReconcileAsync());
            }

            return runs;
        });
        await Task.WhenAll(eips.Select(async one =>
        {
            for (var round = 0; round < 12; round++)
            {
                var kind = round % 2 == 0 ? OperationKind.AssociateEip : OperationKind.DisassociateEip;
                var ended = await Region.RunAsync(kind, one.Eip, one.Resource);
                Assert.True(ended.Status == OperationStatus.Succeeded, $"{kind}: {ended.Status} {ended.Error}");
            }
        }));
        await stop.CancelAsync();

        Assert.All((await reconciling).SelectMany(run => run.Report.Items), item => Assert.Equal(FindingOutcome.GoneByItself, item.Outcome));
        await SoundStateAsync();
    }

    [Fact]
    public async Task Crash_AfterEachEffectOfARepair_TheNextOneEndsItSoundly()
    {
        var (unbound, _) = await Region.AssociatedAsync();
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        for (var effects = 1; effects <= 30; effects++)
        {
            var fence = (await RowAsync(Keys.Eip(unbound))).Value.Fence;
            await Region.Gateway.UnbindAsync(TestRegion.Partition.RegionId, unbound, fence + 1, default);
            _ = await Host.Get<AssociationStore>().ReserveAsync(
                new(TestRegion.Partition, Region.NextId("op-ghost"), TestRegion.Owner), new() { EipId = eip, ResourceId = resource }, default);
            var host = Host;
            _ = Options;
            var start = await host.Get<ReconciliationRuns>().StartAsync(TestRegion.Partition, ReconciliationMode.Repair, "tester", default);
            host.Power.CutAfter(effects);
            var ended = host.Get<IWorkflowClient>().WaitAsync(start.Run.ReconciliationId);
            _ = ended.ContinueWith(static failed => failed.Exception, TaskScheduler.Default);
            _ = await Task.WhenAny(ended, host.Power.Off).WaitAsync(TestRegion.Patience);
            var isWhole = ended.IsCompletedSuccessfully;

            // The same reconciliation goes on where the crash left it.
            _ = await Region.CrashAsync(next => _ = OptionsOf(next));
            var run = await EndAsync(start.Run.ReconciliationId);

            Assert.Equal(2, run.Report.Items.Count);
            Assert.All(run.Report.Items, item => Assert.Equal((FindingOutcome.Repaired, null), (item.Outcome, item.Error)));
            await SoundStateAsync();
            if (isWhole)
            {
                return;
            }
        }

        Assert.Fail("The repair never got to its end.");
    }

    [Fact]
    public async Task Reconcile_FifteenHundredAssociations_ArePagedAndTheRequestsCounted()
    {
        const int Count = 1500;
        await SeedAsync(Count);
        await Region.Gateway.UnbindAsync(TestRegion.Partition.RegionId, IdOf(501), 3, default);
        await Region.Gateway.BindAsync(Seeded(1499).Binding with { EipId = "eip-99999", PrivateIpAddress = "10.200.0.1" }, 3, default);

        var first = await ReconcileAsync();

        Assert.Equal(
            [(FindingKind.StrayBinding, "eip-99999"), (FindingKind.MissingBinding, IdOf(501))],
            first.Report.Items.Select(item => (item.Kind, item.EipId)));
        Assert.All(first.Report.Items, item => Assert.Equal(FindingOutcome.Repaired, item.Outcome));

        var second = await ReconcileAsync();

        Assert.Empty(second.Report.Counts);
        var compared = second.Report.Compared;
        Assert.Equal((Count, Count, Count, Count), (compared.Eips, compared.Bindings, compared.Claims, compared.Resources));

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared.StorageRequests} to the store, {compared.GatewayRequests} to the gateway");

        // What docs/reconciler.md states: 500 EIPs a page, then 1,000 rows a page of EIPs, claims and resources; outbox, waiters
        // and segments.
        Assert.InRange(compared.StorageRequests, 3 + (3 * 2) + 3, 4 + (3 * 3) + 3);
        Assert.InRange(compared.GatewayRequests, 3, 4);
    }

    [Fact]
    public async Task Reconcile_CrashBetweenPages_GoesOnWhereItWas()
    {
        await SeedAsync(1200);
        await Region.Gateway.UnbindAsync(TestRegion.Partition.RegionId, IdOf(3), 3, default);
        var (lists, gate) = (0, new Gate());
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.List && ++lists == 3 ? gate.PassAsync() : Task.CompletedTask;
        _ = Options;
        var start = await Host.Get<ReconciliationRuns>().StartAsync(TestRegion.Partition, ReconciliationMode.Repair, "tester", default);
        await gate.Entered;

        var next = await Region.CrashAsync(host => _ = OptionsOf(host));
        var run = await EndAsync(start.Run.ReconciliationId);

        Assert.DoesNotContain(next.Gateway.Calls, call => call.Kind == GatewayCallKind.List && call.EipId.Length == 0);
        Assert.Equal((1200, FindingOutcome.Repaired), (run.Report.Compared.Eips, Assert.Single(run.Report.Items).Outcome));
    }

    [Fact]
    public async Task Reconcile_ARepair_IsCounted()
    {
        var (eip, _) = await Region.AssociatedAsync();
        await Region.Gateway.UnbindAsync(TestRegion.Partition.RegionId, eip, 3, default);
        var measured = new ConcurrentQueue<string>();
        using var listener = Listen(measured);

        _ = await ReconcileAsync();

        Assert.Equal(
            [
                "eipfunctions.reconciliation.findings 1 MissingBinding Repaired",
                "eipfunctions.reconciliation.repairs 1 MissingBinding",
                "eipfunctions.reconciliation.duration True",
            ],
            measured);
        listener.RecordObservableInstruments();
        Assert.Matches("^eipfunctions.reconciliation.last_run [1-9]", measured.Last());
    }

    [Fact]
    public async Task Start_WhileOneGoesOn_FindsIt()
    {
        var (eip, _) = await Region.AssociatedAsync();
        await Region.Gateway.UnbindAsync(TestRegion.Partition.RegionId, eip, 3, default);
        Options.PassInterval = TimeSpan.FromSeconds(40);
        var runs = Host.Get<ReconciliationRuns>();

        var starts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            runs.StartAsync(TestRegion.Partition, ReconciliationMode.Repair, "tester", default)));

        Assert.Single(starts, start => start.IsNew);
        var id = Assert.Single(starts.Select(start => start.Run.ReconciliationId).Distinct());
        _ = await EndAsync(id);
        Assert.Equal([id], (await runs.ListAsync(TestRegion.Partition, default)).Select(run => run.ReconciliationId));
        Assert.Null(await runs.GetAsync(new("account-2", TestRegion.Partition.RegionId), id, default));
        var next = await runs.StartAsync(TestRegion.Partition, ReconciliationMode.Repair, "tester", default);
        Assert.True(next.IsNew);
        Assert.NotEqual(id, next.Run.ReconciliationId);
    }

    [Fact]
    public async Task Start_MoreThanAPageOfThem_FindsTheOneThatGoesOn()
    {
        var ids = new List<string>();
        while (ids.Count < 4)
        {
            ids.Add((await ReconcileAsync()).ReconciliationId);
        }

        // The gap is where another one would be started beside it.
        Assert.True(await Host.Get<IWorkflowClient>().PurgeAsync(ids[2]));
        var (eip, _) = await Region.AssociatedAsync();
        await Region.Gateway.UnbindAsync(TestRegion.Partition.RegionId, eip, 3, default);
        Options.PassInterval = TimeSpan.FromSeconds(40);
        var last = await Host.Get<ReconciliationRuns>().StartAsync(TestRegion.Partition, ReconciliationMode.Repair, "tester", default);

        // One that remembers nothing, as after a restart.
        var runs = new ReconciliationRuns(Host.Get<IWorkflowClient>(), Host.Get<IOptions<ReconcilerOptions>>(), Region.Time)
        {
            Limits = new(PageSize: 2, Listed: 3),
        };
        var found = await runs.StartAsync(TestRegion.Partition, ReconciliationMode.Repair, "tester", default);

        Assert.Equal((false, last.Run.ReconciliationId), (found.IsNew, found.Run.ReconciliationId));
        Assert.Equal(
            [last.Run.ReconciliationId, ids[3], ids[1]],
            (await runs.ListAsync(TestRegion.Partition, default)).Select(run => run.ReconciliationId));
        _ = await EndAsync(last.Run.ReconciliationId);
    }

    [Fact]
    public async Task Reconciler_FindsSomethingRoundAfterRound_KeepsTheNewestAndThoseThatWereAskedFor()
    {
        var (eip, _) = await Region.AssociatedAsync();
        await Region.Gateway.UnbindAsync(TestRegion.Partition.RegionId, eip, 3, default);
        Region.Faults.Set(new() { RejectEipIds = [eip] });
        var asked = (await ReconcileAsync()).ReconciliationId;
        var runs = Host.Get<ReconciliationRuns>();
        runs.Limits = new(PageSize: 2, Kept: 2);
        Options.Interval = TimeSpan.FromSeconds(10);

        await Host.Get<ReconcilerWatch>().EnsureAsync(default);

        // Two, and perhaps the one that goes on or has just ended.
        await Eventually.TrueAsync(async () => await runs.ListAsync(TestRegion.Partition, default) is [var newest, .., var oldest] kept
            && string.CompareOrdinal(newest.ReconciliationId[^8..], "00000006") >= 0
            && oldest.ReconciliationId == asked
            && kept.Count is 3 or 4);
    }

    [Fact]
    public async Task Reconciler_ByItself_RepairsRoundAfterRoundAndKeepsOnlyWhatFoundSomething()
    {
        var (eip, _) = await Region.AssociatedAsync();
        Options.Interval = TimeSpan.FromSeconds(10);
        var (runs, watch) = (Host.Get<ReconciliationRuns>(), Host.Get<ReconcilerWatch>());
        await watch.EnsureAsync(default);
        await watch.EnsureAsync(default);
        await Region.Gateway.UnbindAsync(TestRegion.Partition.RegionId, eip, 3, default);

        await Eventually.TrueAsync(async () => (await StateAsync()).BindingsByEip[eip].Any());
        await Eventually.TrueAsync(async () =>
            await runs.ListAsync(TestRegion.Partition, default) is [{ Status: ReconciliationStatus.Completed, Report.Items.Count: 1, StartedBy: "reconciler" }]);
    }

    [Fact]
    public async Task Reconciler_SmallRegionWithNothingWrong_CostsAHandfulOfRequestsARound()
    {
        const int Rounds = 5;
        _ = await Region.AssociatedAsync();
        Options.Interval = TimeSpan.FromSeconds(10);
        await Host.Get<ReconcilerWatch>().EnsureAsync(default);
        await RoundsAsync(2);
        var before = (State: Host.State.Requests, Journal: Host.Journal.Requests);

        await RoundsAsync(2 + Rounds);

        var (state, journal) = (Host.State.Requests - before.State, Host.Journal.Requests - before.Journal);
        TestContext.Current.TestOutputHelper?.WriteLine($"{(double)state / Rounds} of the state, {(double)journal / Rounds} of the journal");
        Assert.InRange((double)state / Rounds, 4, 7.5);
        Assert.InRange((double)journal / Rounds, 2, 8.5);

        // The gateway is asked for one list a round.
        Task RoundsAsync(int count) => Eventually.TrueAsync(() =>
            Task.FromResult(Host.Gateway.Calls.Count(call => call.Kind == GatewayCallKind.List) >= count));
    }

    [Fact]
    public async Task Watch_ReconcilerHasEnded_ComesBack()
    {
        var (client, watch) = (Host.Get<IWorkflowClient>(), Host.Get<ReconcilerWatch>());
        _ = Options;
        await watch.EnsureAsync(default);
        _ = await client.CancelAsync(ReconcilerWatch.InstanceId, "A test.");
        Assert.Equal(WorkflowRuntimeStatus.Canceled, (await client.WaitAsync(ReconcilerWatch.InstanceId).WaitAsync(TestRegion.Patience))!.Status);

        await watch.EnsureAsync(default);

        Assert.False((await client.GetAsync(ReconcilerWatch.InstanceId))!.Status.IsFinished());
    }

    [Fact]
    public async Task Watch_SwitchedOff_TheReconcilerEndsAndIsNotStarted()
    {
        var (client, watch) = (Host.Get<IWorkflowClient>(), Host.Get<ReconcilerWatch>());
        Options.Interval = TimeSpan.FromSeconds(10);
        await watch.EnsureAsync(default);

        Options.Enabled = false;

        Assert.Equal(WorkflowRuntimeStatus.Completed, (await client.WaitAsync(ReconcilerWatch.InstanceId).WaitAsync(TestRegion.Patience))!.Status);
        await watch.EnsureAsync(default);
        Assert.True((await client.GetAsync(ReconcilerWatch.InstanceId))!.Status.IsFinished());
    }

    [Fact]
    public void Settings_OutOfRange_AreNamed()
    {
        var (wrong, right) = (new SettingErrors("Reconciler"), new SettingErrors("Reconciler"));

        ReconcilerRules.Check(new() { Interval = TimeSpan.FromSeconds(1) }, wrong);
        ReconcilerRules.Check(new(), right);

        Assert.Equal("Reconciler:Interval is 00:00:01; it must be 00:00:10 to 1.00:00:00.", Assert.Single(wrong.Result.Failures!));
        Assert.True(right.Result.Succeeded);
    }

    private static string IdOf(int number) => $"eip-{number:D5}";

    private static (Eip Eip, RegisteredResource Resource, GatewayBinding Binding) Seeded(int number)
    {
        var (partition, address) = (TestRegion.Partition, $"10.{number / 250}.{number % 250}.1");
        var resource = new EcsInstance
        {
            ResourceId = $"i-{number:D5}",
            RegionId = partition.RegionId,
            VpcId = "vpc-1",
            Status = EcsStatus.Running,
            PrivateIpAddress = address,
        };
        var association = new Association
        {
            AssociationId = $"assoc-{number}",
            ResourceId = resource.ResourceId,
            ResourceKind = ResourceKind.EcsInstance,
            Slot = "primary",
            Mode = EipMode.Nat,
            PrivateIpAddress = address,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };

        // The state is what no caller may set.
        var eip = System.Text.Json.JsonSerializer.Deserialize(
            $$"""{"eipId":"{{IdOf(number)}}","ipAddress":"198.18.{{number / 250}}.{{number % 250}}","regionId":"{{partition.RegionId}}","state":"InUse","allocatedAt":"2026-01-01T00:00:00Z","fence":2,"operationId":"op-{{number}}"}""",
            DomainJson.Default.Eip)! with { Association = association };
        return (
            eip,
            new() { Resource = resource, Occupants = [Occupant.Of(eip, association)] },
            BindingOf(eip, association));
    }

    private static GatewayBinding BindingOf(Eip eip, Association association) =>
        EipFunctions.Workflows.Gateway.GatewayChanges.Binding(eip, association, TestRegion.Partition.AccountId, eip.OperationId!)!;

    private async Task SeedAsync(int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(33))
        {
            await WriteAsync(rows =>
            {
                foreach (var (eip, resource, _) in chunk.Select(Seeded))
                {
                    rows.Insert(Keys.Eip(eip.EipId), eip);
                    rows.Insert(Keys.Resource(resource.Resource.ResourceId), resource);
                    rows.Insert(Keys.Claim(resource.Resource.ResourceId, "primary"), new(eip.EipId, eip.Association!.AssociationId));
                }
            });
            foreach (var number in chunk)
            {
                await Region.Gateway.BindAsync(Seeded(number).Binding, 2, default);
            }
        }
    }
}
