using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Operations;

/// <summary>How activities are called that only read or change state, outside of the steps of an operation.</summary>
internal static class StateCalls
{
    /// <summary>It waits out an outage of the store; repeated, the activity answers as well.</summary>
    public static ActivityOptions Patient { get; } = new()
    {
        RetryPolicy = new()
        {
            MaxAttempts = RetryPolicy.Unlimited,
            FirstInterval = TimeSpan.FromMilliseconds(100),
            MaxInterval = TimeSpan.FromSeconds(30),
        },
    };
}
