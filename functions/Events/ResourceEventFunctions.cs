using EipFunctions.Api.EventsIn;
using EipFunctions.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Events;

/// <summary>Events about resources, delivered by Event Grid.</summary>
public sealed class ResourceEventFunctions(ResourceEventIntake intake, DurableTaskClientAccessor clients)
{
    // What is refused or cannot be kept fails the delivery: Event Grid delivers it again, and at last keeps it as a dead letter.
    [Function(nameof(ReceiveResourceEvent))]
    public Task ReceiveResourceEvent(
        [EventGridTrigger] BinaryData cloudEvent, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cloudEvent);
        clients.Client = client;
        return intake.AcceptAsync(cloudEvent.ToMemory(), cancellationToken);
    }
}
