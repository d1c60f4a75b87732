namespace EipFunctions.Workflows.Operations;

/// <summary>The name under which callers see an activity as a step.</summary>
internal static class StepName
{
    private const string Suffix = "Activity";

    /// <summary>The step of an activity.</summary>
    /// <param name="activity">The activity's registered name, such as <c>BindEipActivity</c>.</param>
    /// <returns>The step's name, such as <c>BindEip</c>.</returns>
    public static string Of(string activity) =>
        activity.EndsWith(Suffix, StringComparison.Ordinal) ? activity[..^Suffix.Length] : activity;
}
