using Azure.Data.Tables;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway.Faults;
using EipFunctions.Gateway.Simulated;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Tests.Replay;
using Microsoft.Extensions.Logging.Abstractions;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>What outlives a host: the tables, the gateway and what was told of events. Each test has its own.</summary>
internal sealed class TestRegion : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static int _regions;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("workflows-");
    private readonly List<WorkflowHost> _hosts = [];
    private int _ids;

    public TestRegion(AzuriteFixture azurite, int seed = 1)
    {
        ConnectionString = azurite.ConnectionString;
        ExtendedSessions = azurite.ExtendedSessions;
        Faults = new(new(), new Random(seed));
        Gateway = new(_directory.FullName, Faults, TimeProvider.System, NullLogger<SimulatedGateway>.Instance);
    }

    public static AccountRegion Partition { get; } = new("account-1", "cn-hangzhou");

    public static Principal Owner { get; } = new("account-1", "account-1", PrincipalKind.Account, Rights.All);

    public string Name { get; } = $"Region{Interlocked.Increment(ref _regions)}";

    public string ConnectionString { get; }

    public bool ExtendedSessions { get; }

    /// <summary>What every host so far was seen to run, where workflows are replayed at every await.</summary>
    public IEnumerable<ReplayRecording> Recordings => _hosts.Select(host => host.Recording);

    public TimeProvider Time { get; } = new FastTime();

    /// <summary>Settings of the hosts beyond the storage account.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public GatewayFaults Faults { get; }

    public SimulatedGateway Gateway { get; }

    public EventLog Events { get; } = new();

    /// <summary>The host started last.</summary>
    public WorkflowHost Host => _hosts[^1];

    public TableClient StateTable => new(ConnectionString, $"{Name}State");

    public string NextId(string prefix) => $"{prefix}-{Interlocked.Increment(ref _ids)}";

    /// <summary>Starts a host.</summary>
    /// <param name="arrange">Sets its taps before it runs.</param>
    public async Task<WorkflowHost> StartAsync(Action<WorkflowHost>? arrange = null)
    {
        var host = new WorkflowHost(this);
        _hosts.Add(host);
        arrange?.Invoke(host);
        await host.StartAsync();
        return host;
    }

    /// <summary>Ends the host as a crash does and starts another on the same storage.</summary>
    public async Task<WorkflowHost> CrashAsync(Action<WorkflowHost>? arrange = null)
    {
        await Host.KillAsync();
        return await StartAsync(arrange);
    }

    /// <summary>Allows the account more EIPs than the default, before it has any.</summary>
    public async Task AllowAsync(int eips)
    {
        var transaction = new StateTransaction(Partition);
        transaction.Insert(Keys.Account, new() { Quotas = new Dictionary<string, int> { [Quota.EipsPerRegion.QuotaId] = eips } });
        await Host.Get<StateStore>().CommitAsync(transaction, default);
    }

    /// <summary>Asks the host; where it dies before it answers, asks the next one.</summary>
    public async Task<T> PoweredAsync<T>(Func<WorkflowHost, Task<T>> ask)
    {
        while (true)
        {
            var host = Host;
            var answer = ask(host);
            if (await Task.WhenAny(answer, host.Power.Off) == answer && !host.Power.Off.IsCompleted)
            {
                return await answer;
            }

            _ = answer.ContinueWith(static failed => failed.Exception, TaskScheduler.Default);
            await CrashAsync();
        }
    }

    /// <summary>Does a thing; where the host dies before it is done, does it again on the next one.</summary>
    /// <returns>Whether the host died.</returns>
    public async Task<bool> PoweredAsync(Func<Task> act)
    {
        var host = Host;
        var done = act();
        if (await Task.WhenAny(done, host.Power.Off).WaitAsync(Patience) == done && !host.Power.Off.IsCompleted)
        {
            await done;
            return false;
        }

        _ = done.ContinueWith(static failed => failed.Exception, TaskScheduler.Default);
        await CrashAsync();
        await act();
        return true;
    }

    public async Task<string> AllocateAsync(AllocationRequest? request = null)
    {
        var id = NextId("eip");
        var allocation = await Host.Get<EipInventory>().AllocateAsync(Partition, Owner, id, null, request ?? new(), default);
        Assert.Equal(AllocationStatus.Allocated, allocation.Status);
        return id;
    }

    public async Task<string> RegisterAsync(ResourceKind kind = ResourceKind.EcsInstance)
    {
        var resource = Resources.Of(kind, NextId("r"));
        _ = await Host.Get<ResourceInventory>().PutAsync(Partition, Owner, resource, default);

        // The first association of a region looks after its address rows, in a transaction of its own. Here it has been:
        // tests count the transactions that come.
        _ = await Host.Get<AssociationStore>().ReserveAsync(
            new(Partition, "op-none", Owner), new() { EipId = "eip-none", ResourceId = resource.ResourceId }, default);
        return resource.ResourceId;
    }

    /// <summary>The state table to the letter, versions included.</summary>
    public async Task<IReadOnlyList<string>> DumpAsync() => await StateTable.QueryAsync<TableEntity>()
        .Select(row => string.Join(';', row.Select(property => $"{property.Key}={property.Value}")))
        .ToListAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        Gateway.Dispose();
        _directory.Delete(recursive: true);
    }
}
