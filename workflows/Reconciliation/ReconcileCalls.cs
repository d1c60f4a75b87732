using EipFunctions.Gateway;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>How the activities of a reconciliation are called.</summary>
internal static class ReconcileCalls
{
    /// <summary>One that reads, or changes what is guarded by the store: it waits out an outage of either side.</summary>
    public static ActivityOptions Patient { get; } = new()
    {
        Timeout = TimeSpan.FromMinutes(2),
        RetryPolicy = new()
        {
            MaxAttempts = RetryPolicy.Unlimited,
            FirstInterval = TimeSpan.FromMilliseconds(200),
            MaxInterval = TimeSpan.FromSeconds(30),
        },
    };

    /// <summary>One that only reads: after a crash it reads again.</summary>
    public static ActivityOptions Reading { get; } = Patient with { DeferCheckpoint = true };

    /// <summary>A change of the gateway. What it cannot do now is found again by the next reconciliation.</summary>
    public static ActivityOptions Gateway { get; } = new()
    {
        Timeout = TimeSpan.FromSeconds(30),
        RetryPolicy = new()
        {
            MaxAttempts = 6,
            FirstInterval = TimeSpan.FromMilliseconds(200),
            MaxInterval = TimeSpan.FromSeconds(5),
            NonRetryableErrors = [typeof(GatewayRejectedException).FullName!],
        },
    };
}
