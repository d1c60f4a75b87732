using System.Globalization;
using Azure.Data.Tables;
using EipFunctions.Testing;

namespace EipFunctions.Local.Tests;

/// <summary>
/// Mixed load for as many minutes as EIP_SOAK_MINUTES says (30 is what releases are judged by): memory, handles and
/// journal are printed at the start, in the middle and at the end, and must not grow from the middle on.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int PiecesPerTurn = 200;

    // What a collector has not got round to, and what a pool keeps, is no growth.
    private const double MemorySlack = 1.25;
    private const int HandleSlack = 32;

    [Fact]
    public async Task Run_MixedLoad_NothingGrows()
    {
        var minutes = double.TryParse(
            Environment.GetEnvironmentVariable("EIP_SOAK_MINUTES"), CultureInfo.InvariantCulture, out var set) ? set : 0;
        Assert.SkipUnless(minutes > 0, "Set EIP_SOAK_MINUTES to run it.");
        await using var azurite = await AzuriteServer.StartAsync();
        await using var topic = await EventCollector.StartAsync();
        await using var host = new HostProcess(azurite.ConnectionString, topic.Endpoint, EventCollector.Key)
            .With("Moves__CoolDown", "00:00:00")
            .With("Engine__Retention", "00:01:00")
            .With("Engine__RetentionInterval", "00:01:00")
            .With("Reconciler__Interval", "00:01:00");
        await host.StartAsync();
        await host.RaiseQuotaAsync();
        var load = await CrashLoad.PrepareAsync(host);

        // Everything has been used once before the first sample.
        await load.RunAsync(PiecesPerTurn);
        var began = TimeProvider.System.GetTimestamp();
        var samples = new List<SoakSample> { await SampleAsync("start") };
        foreach (var (name, until) in ((string, double)[])[("middle", minutes / 2), ("end", minutes)])
        {
            while (TimeProvider.System.GetElapsedTime(began).TotalMinutes < until)
            {
                await load.RunAsync(PiecesPerTurn);
            }

            await Wait.UntilAsync(load.NothingRunsAsync);
            samples.Add(await SampleAsync(name));
        }

        var (middle, end) = (samples[1], samples[2]);
        Assert.True(end.MemoryMb <= middle.MemoryMb * MemorySlack, $"Memory grew from {middle.MemoryMb} to {end.MemoryMb} MB.");
        Assert.True(end.Handles <= middle.Handles + HandleSlack, $"Handles grew from {middle.Handles} to {end.Handles}.");
        Assert.True(end.JournalRows <= (middle.JournalRows * 2) + 200, $"The journal grew from {middle.JournalRows} to {end.JournalRows} rows.");
        await Wait.UntilAsync(async () => (await Invariants.WaitingEventsAsync(azurite.ConnectionString)) == 0);
        Assert.Equal(0, await host.StopAsync());
        await Invariants.CheckAsync(azurite.ConnectionString, host.GatewayDirectory, topic.Events);

        async Task<SoakSample> SampleAsync(string name)
        {
            var journal = new TableClient(azurite.ConnectionString, "EipJournal");
            var sample = new SoakSample(
                MemoryMb: ResidentMb(host.Id),
                Handles: Directory.GetFiles($"/proc/{host.Id}/fd").Length,
                JournalRows: await journal.QueryAsync<TableEntity>(select: ["PartitionKey"]).CountAsync());
            output.WriteLine($"{name}: {sample} after {load.Ended} pieces of work, {TimeProvider.System.GetElapsedTime(began).TotalMinutes:F1} minutes");
            return sample;
        }
    }

    private static int ResidentMb(int process)
    {
        const string Name = "VmRSS:";
        var line = File.ReadLines($"/proc/{process}/status").First(one => one.StartsWith(Name, StringComparison.Ordinal));
        return int.Parse(line[Name.Length..^2], CultureInfo.InvariantCulture) / 1024;
    }
}
