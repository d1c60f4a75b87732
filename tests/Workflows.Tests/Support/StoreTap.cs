using Azure.Core;
using Azure.Core.Pipeline;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>Stands between a host and the table service: blocks, fails, observes, and loses the answers of transactions.</summary>
internal sealed class StoreTap(PowerSwitch power) : HttpPipelinePolicy
{
    private int _requests;

    /// <summary>The requests so far, of any kind.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Runs before each transaction, which it may hold or fail.</summary>
    public Func<Task>? BeforeTransaction { get; set; }

    /// <summary>Runs after each transaction, whose answer it may lose.</summary>
    public Func<Task>? AfterTransaction { get; set; }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The host is asynchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        power.ThrowIfOff();
        _ = Interlocked.Increment(ref _requests);
        var isTransaction = message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);
        if (isTransaction && BeforeTransaction is { } before)
        {
            await before();
            power.ThrowIfOff();
        }

        await ProcessNextAsync(message, pipeline);
        if (!isTransaction)
        {
            power.ThrowIfOff();
            return;
        }

        power.Happened();
        if (AfterTransaction is { } after)
        {
            await after();
        }
    }
}
