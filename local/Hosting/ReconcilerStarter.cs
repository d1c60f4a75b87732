using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Reconciliation;

namespace EipFunctions.Local.Hosting;

/// <summary>Starts the reconciler when the engine is ready, and sees to it now and then that it runs.</summary>
internal sealed partial class ReconcilerStarter(ReconcilerWatch watch, TimeProvider time, ILogger<ReconcilerStarter> logger) : BackgroundService
{
    // Where all is well this asks nothing of the store: the engine answers from memory, or at once that it stands by.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await watch.EnsureAsync(stoppingToken);
            }
            catch (WorkflowHostUnavailableException)
            {
                // Another host has the engine, or this one will in a while.
            }
#pragma warning disable CA1031 // Whatever it was, the service runs without the reconciler, and the next look may succeed.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotStarted(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventId = 5103, Level = LogLevel.Warning, Message = "The reconciler could not be started; that is tried again.")]
    private partial void LogNotStarted(Exception failure);
}
