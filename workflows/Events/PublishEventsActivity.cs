using EipFunctions.Events;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Events;

/// <summary>
/// Waits until the events of an operation's EIPs are delivered, as long as the topic takes them. What it does not take now is
/// delivered later: an outage of the topic never fails an operation.
/// </summary>
/// <param name="publisher">Delivers events.</param>
public sealed class PublishEventsActivity(IOutboxPublisher publisher) : WorkflowActivity<OperationInput, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        _ = await Task.WhenAll(input.EipIds.Select(eipId => publisher.FlushAsync(
            new(input.Principal.AccountId, input.RegionId), eipId, context.CancellationToken))).ConfigureAwait(false);
        return default;
    }
}
