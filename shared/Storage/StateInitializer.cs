using EipFunctions.Storage.State;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Storage;

/// <summary>Creates the state table before anything else starts, waiting for a store that is not there yet.</summary>
internal sealed partial class StateInitializer(StateStore store, TimeProvider time, ILogger<StateInitializer> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await store.InitializeAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            // A wrong key or name does not mend itself: that ends the start with its own message.
            catch (Exception failure) when (StorageOutage.IsPassing(failure) && !cancellationToken.IsCancellationRequested)
            {
                LogWaiting(failure);
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 100, Level = LogLevel.Warning, Message = "Storage does not answer yet; trying again.")]
    private partial void LogWaiting(Exception failure);
}
