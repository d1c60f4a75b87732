using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EipFunctions.Local.Demo;

/// <summary>Runs the demonstration against the host's own address, as any client would, once the host is ready.</summary>
internal sealed class DemoService(
    IServer server, IConfiguration configuration, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    // It takes some ten seconds; a demonstration that hangs has failed.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        var address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var key = configuration["Keys:0:Key"] ?? throw new InvalidOperationException("The demonstration needs the setting 'Keys:0:Key'.");
        var exitWhenDone = DemoOptions.Of(configuration).ExitWhenDone;

        using var client = new DemoClient(address, key, time);
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
        var passed = await RunAsync(client, either.Token, stoppingToken);
        if (exitWhenDone)
        {
            Environment.ExitCode = passed ? 0 : 1;
            lifetime.StopApplication();
            return;
        }

        DemoConsole.WriteFarewell(address, key);
    }

#pragma warning disable CA1031 // Whatever ends the demonstration is its result; the host goes on serving.
    private static async Task<bool> RunAsync(DemoClient client, CancellationToken cancellationToken, CancellationToken stopping)
    {
        try
        {
            await client.WaitUntilReadyAsync(cancellationToken);
            return await new DemoScript(client).RunAsync(cancellationToken);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            DemoConsole.Failure($"The demonstration ended early: {failure.Message}");
            return false;
        }
    }
#pragma warning restore CA1031
}
