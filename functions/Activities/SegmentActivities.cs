using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Segments;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of contiguous EIPs.</summary>
public sealed class SegmentActivities(ActivityRunner runner)
{
    [Function(nameof(ReserveSegmentActivity))]
    public Task<ActivityResult> ReserveSegment([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ReserveSegmentActivity), call, client);

    [Function(nameof(AllocateSegmentEipsActivity))]
    public Task<ActivityResult> AllocateSegmentEips([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(AllocateSegmentEipsActivity), call, client);

    [Function(nameof(ReserveSegmentReleaseActivity))]
    public Task<ActivityResult> ReserveSegmentRelease([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(ReserveSegmentReleaseActivity), call, client);

    [Function(nameof(UnbindSegmentActivity))]
    public Task<ActivityResult> UnbindSegment([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(UnbindSegmentActivity), call, client);

    [Function(nameof(VerifySegmentUnboundActivity))]
    public Task<ActivityResult> VerifySegmentUnbound([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(VerifySegmentUnboundActivity), call, client);

    [Function(nameof(CommitSegmentReleaseActivity))]
    public Task<ActivityResult> CommitSegmentRelease([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(CommitSegmentReleaseActivity), call, client);

    [Function(nameof(RollBackSegmentReleaseActivity))]
    public Task<ActivityResult> RollBackSegmentRelease([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RollBackSegmentReleaseActivity), call, client);
}
