namespace EipFunctions.Testing;

/// <summary>Whether the engines of the tests let workflows run again from their journals at every await.</summary>
public static class ReplayAlways
{
    /// <summary>The variable that turns it on with 1.</summary>
    public const string Variable = "EIP_REPLAY_ALWAYS";

    /// <summary>Whether it is on. Tests that look into an execution which stays in memory do not hold then.</summary>
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable(Variable) == "1";
}
