using EipFunctions.Storage.Outbox;

namespace EipFunctions.Api.Tests.Hosting;

internal sealed class NoListener : IOutboxListener
{
    public void Committed(IReadOnlyCollection<OutboxEntry> committed) { }
}
