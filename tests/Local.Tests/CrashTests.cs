using System.Globalization;
using EipFunctions.Testing;

namespace EipFunctions.Local.Tests;

/// <summary>
/// The host is killed, as by <c>kill -9</c>, at random moments while associations and disassociations run, and started
/// again. EIP_CRASH_ROUNDS sets how often (2 by default), EIP_CRASH_SEED repeats a run.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int OperationsPerRound = 500;

    private static int Rounds => Setting("EIP_CRASH_ROUNDS") ?? 2;

    [Fact]
    public async Task KillNine_WhileOperationsRun_NothingIsLostAndNothingIsLeftHalfDone()
    {
        var seed = Setting("EIP_CRASH_SEED") ?? Environment.ProcessId;
        output.WriteLine($"EIP_CRASH_SEED={seed}");
        var random = new Random(seed);
        await using var azurite = await AzuriteServer.StartAsync();
        await using var topic = await EventCollector.StartAsync();
        await using var host = new HostProcess(azurite.ConnectionString, topic.Endpoint, EventCollector.Key).With("Moves__CoolDown", "00:00:00");
        await host.StartAsync();
        await host.RaiseQuotaAsync();
        var load = await CrashLoad.PrepareAsync(host);

        for (var round = 1; round <= Rounds; round++)
        {
            var running = load.RunAsync(OperationsPerRound);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200, 2500)), TimeProvider.System);
            await host.KillAsync();
            var killedAt = load.Ended;
            await host.StartAsync();
            await running;
            output.WriteLine($"round {round}: killed after {killedAt} of {OperationsPerRound * round} operations");
        }

        await Wait.UntilAsync(load.NothingRunsAsync);
        Assert.Empty(await UnfinishedAsync(host));
        await Wait.UntilAsync(async () => (await Invariants.WaitingEventsAsync(azurite.ConnectionString)) == 0);
        Assert.Equal(0, await host.StopAsync());
        await Invariants.CheckAsync(azurite.ConnectionString, host.GatewayDirectory, topic.Events);
    }

    private static async Task<IReadOnlyList<string>> UnfinishedAsync(HostProcess host)
    {
        var unfinished = new List<string>();
        for (string? token = ""; token is not null;)
        {
            var page = await host.MustAsync(HttpMethod.Get, $"api/operations?pageSize=100{(token.Length == 0 ? "" : $"&continuationToken={token}")}");
            unfinished.AddRange(page["items"]!.AsArray()
                .Where(operation => $"{operation!["status"]}" is "Pending" or "Running" or "RollingBack" or "Failed")
                .Select(operation => operation!.ToJsonString()));
            token = page["continuationToken"]?.ToString();
        }

        return unfinished;
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
