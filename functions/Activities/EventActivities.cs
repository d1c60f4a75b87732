using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Events;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of events out.</summary>
public sealed class EventActivities(ActivityRunner runner)
{
    [Function(nameof(PublishEventsActivity))]
    public Task<ActivityResult> PublishEvents([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(PublishEventsActivity), call, client);
}
