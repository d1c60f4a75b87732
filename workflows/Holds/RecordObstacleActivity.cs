using EipFunctions.Storage.Holds;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Holds;

/// <summary>Writes down on the hold why the association with a replacement came to nothing.</summary>
/// <param name="holds">The holds.</param>
public sealed class RecordObstacleActivity(HoldStore holds) : WorkflowActivity<HoldObstacle, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, HoldObstacle input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var hold = input.Hold;
        await holds.SetObstacleAsync(hold.Partition, hold.EipId, hold.HoldId, input.Obstacle, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
