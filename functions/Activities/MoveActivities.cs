using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Moves;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of moves and swaps.</summary>
public sealed class MoveActivities(ActivityRunner runner)
{
    [Function(nameof(ReserveMoveActivity))]
    public Task<ActivityResult> ReserveMove([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ReserveMoveActivity), call, client);

    [Function(nameof(ReserveSwapActivity))]
    public Task<ActivityResult> ReserveSwap([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ReserveSwapActivity), call, client);

    [Function(nameof(CommitMoveActivity))]
    public Task<ActivityResult> CommitMove([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(CommitMoveActivity), call, client);

    [Function(nameof(RecordMoveFailureActivity))]
    public Task<ActivityResult> RecordMoveFailure([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RecordMoveFailureActivity), call, client);

    [Function(nameof(RollBackMoveActivity))]
    public Task<ActivityResult> RollBackMove([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RollBackMoveActivity), call, client);
}
