using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Gateway;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Activities;

/// <summary>The activities of the gateway.</summary>
public sealed class GatewayActivities(ActivityRunner runner)
{
    [Function(nameof(BindEipActivity))]
    public Task<ActivityResult> BindEip([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(BindEipActivity), call, client);

    [Function(nameof(RebindEipActivity))]
    public Task<ActivityResult> RebindEip([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(RebindEipActivity), call, client);

    [Function(nameof(UnbindEipActivity))]
    public Task<ActivityResult> UnbindEip([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(UnbindEipActivity), call, client);

    [Function(nameof(VerifyBoundActivity))]
    public Task<ActivityResult> VerifyBound([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(VerifyBoundActivity), call, client);

    [Function(nameof(VerifyUnboundActivity))]
    public Task<ActivityResult> VerifyUnbound([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client) =>
        runner.RunAsync(nameof(VerifyUnboundActivity), call, client);
}
