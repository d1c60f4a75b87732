namespace EipFunctions.Gateway.Faults;

/// <summary>What a fault plan may hold. A broken rule names the field, the value and the rule.</summary>
internal static class GatewayFaultPlanRules
{
    private const int MaxLatencyMs = 60_000;
    private const int MaxCount = 1_000_000;

    /// <summary>Finds what is wrong with a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The fields, named as in JSON, each with what is wrong with it.</returns>
    public static IEnumerable<KeyValuePair<string, string>> Check(GatewayFaultPlan plan)
    {
        if (plan.LatencyMinMs is < 0 or > MaxLatencyMs)
        {
            yield return Broken("latencyMinMs", plan.LatencyMinMs, $"0 to {MaxLatencyMs}");
        }

        if (plan.LatencyMaxMs < plan.LatencyMinMs || plan.LatencyMaxMs > MaxLatencyMs)
        {
            yield return Broken("latencyMaxMs", plan.LatencyMaxMs, $"latencyMinMs ({plan.LatencyMinMs}) to {MaxLatencyMs}");
        }

        // Written so that NaN is out of range too.
        if (plan.TransientProbability is not (>= 0 and <= 1))
        {
            yield return Broken("transientProbability", plan.TransientProbability, "0 to 1");
        }

        if (plan.LostAnswerProbability is not (>= 0 and <= 1))
        {
            yield return Broken("lostAnswerProbability", plan.LostAnswerProbability, "0 to 1");
        }

        if (plan.FailNextBinds is { Count: < 0 or > MaxCount } binds)
        {
            yield return Broken("failNextBinds.count", binds.Count, $"0 to {MaxCount}");
        }

        if (plan.FailNextUnbinds is { Count: < 0 or > MaxCount } unbinds)
        {
            yield return Broken("failNextUnbinds.count", unbinds.Count, $"0 to {MaxCount}");
        }

        if (plan.AcceptNextBindsWithoutApplying is < 0 or > MaxCount)
        {
            yield return Broken("acceptNextBindsWithoutApplying", plan.AcceptNextBindsWithoutApplying, $"0 to {MaxCount}");
        }

        foreach (var broken in CheckIds("rejectEipIds", plan.RejectEipIds).Concat(CheckIds("rejectResourceIds", plan.RejectResourceIds)))
        {
            yield return broken;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> CheckIds(string field, IReadOnlyList<string> ids)
    {
        if (ids.Any(string.IsNullOrWhiteSpace))
        {
            yield return Broken(field, "a list with an empty id", "a list of ids that are not empty");
        }
    }

    private static KeyValuePair<string, string> Broken(string field, object value, string rule) =>
        new(field, FormattableString.Invariant($"{field} is {value}; it must be {rule}."));
}
