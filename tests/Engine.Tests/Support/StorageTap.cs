using Azure.Core;
using Azure.Core.Pipeline;

namespace EipFunctions.Engine.Tests.Support;

/// <summary>Stands between an engine and the storage: counts, holds, fails or loses the answers of its requests.</summary>
internal sealed class StorageTap : HttpPipelinePolicy
{
    private volatile Func<Request, Task>? _before;
    private volatile Func<Request, Task>? _after;
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Runs before each request, which it may delay or fail.</summary>
    public Func<Request, Task>? Before
    {
        get => _before;
        set => _before = value;
    }

    /// <summary>Runs after the storage has answered and before the engine knows, which it may keep from it.</summary>
    public Func<Request, Task>? After
    {
        get => _after;
        set => _after = value;
    }

    public static bool IsTransaction(Request request) => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The engine is asynchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref _count);
        if (_before is { } before)
        {
            await before(message.Request);
        }

        await ProcessNextAsync(message, pipeline);
        if (_after is { } after)
        {
            await after(message.Request);
        }
    }
}
