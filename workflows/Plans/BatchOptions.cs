using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Plans;

/// <summary>How the activities of a batch are called.</summary>
internal static class BatchOptions
{
    /// <summary>One that only reads state: it waits out an outage of the store, and repeated it answers as well.</summary>
    public static ActivityOptions State { get; } = new()
    {
        RetryPolicy = new()
        {
            MaxAttempts = RetryPolicy.Unlimited,
            FirstInterval = TimeSpan.FromMilliseconds(100),
            MaxInterval = TimeSpan.FromSeconds(30),
        },
    };
}
