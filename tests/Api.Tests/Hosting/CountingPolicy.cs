using Azure.Core;
using Azure.Core.Pipeline;

namespace EipFunctions.Api.Tests.Hosting;

/// <summary>Counts what is asked of the store.</summary>
internal sealed class CountingPolicy : HttpPipelineSynchronousPolicy
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _count);
}
