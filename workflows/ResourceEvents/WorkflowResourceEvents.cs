using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EipFunctions.Api.EventsIn;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.ResourceEvents;

/// <summary>Events as instances of a durable workflow: an event's id is its instance's id, so that each is handled once.</summary>
/// <param name="client">The engine.</param>
public sealed class WorkflowResourceEvents(IWorkflowClient client) : IResourceEvents
{
    /// <inheritdoc/>
    public async Task<bool> AcceptAsync(Principal principal, ResourceEvent resourceEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resourceEvent);
        var scheduled = await client.ScheduleAsync(
            nameof(ResourceEventWorkflow),
            resourceEvent.EventId,
            new ResourceEventInput(principal, resourceEvent),
            new() { Version = EipWorkflows.CurrentVersion },
            cancellationToken).ConfigureAwait(false);
        return scheduled.Created;
    }

    /// <inheritdoc/>
    public async Task<ResourceEventView?> GetAsync(string accountId, string eventId, CancellationToken cancellationToken)
    {
        var state = await client.GetAsync(eventId, includeSteps: false, cancellationToken).ConfigureAwait(false);
        if (state?.Name != nameof(ResourceEventWorkflow)
            || Read(state.Input, WorkflowsJson.Default.ResourceEventInput) is not { } input
            || input.Principal.AccountId != accountId)
        {
            return null;
        }

        var outcome = Read(state.Output, WorkflowsJson.Default.ResourceEventOutcome);
        var progress = outcome is null ? Read(state.CustomStatus, WorkflowsJson.Default.ResourceEventProgress) : null;
        return new()
        {
            EventId = eventId,
            Type = input.Event.Type,
            Source = input.Event.Source,
            SourceEventId = input.Event.SourceEventId,
            RegionId = input.Event.RegionId,
            ResourceId = input.Event.ResourceId,
            OccurredAt = input.Event.OccurredAt,
            Sequence = input.Event.Sequence,
            Status = state.Status switch
            {
                WorkflowRuntimeStatus.Pending => ResourceEventStatus.Pending,
                WorkflowRuntimeStatus.Completed => ResourceEventStatus.Completed,
                WorkflowRuntimeStatus.Failed or WorkflowRuntimeStatus.Canceled => ResourceEventStatus.Failed,
                _ => ResourceEventStatus.Running,
            },
            AssociationsToEnd = progress?.ToEnd,
            AssociationsEnded = progress?.Ended,
            Outcome = outcome,
            Error = state.Failure?.Message,
            AcceptedAt = state.CreatedAt,
            LastUpdatedAt = state.LastUpdatedAt,
        };
    }

    private static T? Read<T>(string? json, JsonTypeInfo<T> type)
        where T : class => json is null ? null : JsonSerializer.Deserialize(json, type);
}
