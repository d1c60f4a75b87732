using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Plans;

/// <summary>
/// Why a way is not feasible where no rule of associations says it: the places, and what the instance's type has room
/// for. (FAQ section_c6w_x9a_b7m.)
/// </summary>
internal static class PlanViolations
{
    // The code of an ENI with as many EIPs as it can have, and that of an instance with as many ENIs.
    private const string EipCode = "InvalidEip.EipQuotaExceeded";
    private const string EniCode = "EniPerInstanceLimitExceeded";

    public static Violation Places(PlanSnapshot snapshot, PlanWay way, int places, int count, bool isHelped) => Violated(
        "plan-places",
        $"ECS instance '{snapshot.InstanceId}' has {(places == 1 ? "a place for 1 more EIP" : $"places for {places} more EIPs")} in the way "
        + $"{PlanWayName.Of(way)}; {AskedFor(count)}.",
        isHelped
            ? "Do first what the plan's prerequisites say, ask for fewer EIPs, or take another way."
            : "Correct what the other reasons say, ask for fewer EIPs, or take another way.",
        snapshot.InstanceId,
        EipCode);

    public static Violation TypeKnown(PlanSnapshot snapshot) => Violated(
        "plan-instance-type-known",
        snapshot.InstanceType is { } type
            ? $"The limits of instance type '{type}' are not known: how many ENIs and private IP addresses ECS instance '{snapshot.InstanceId}' takes cannot be judged."
            : $"ECS instance '{snapshot.InstanceId}' is registered without its type: how many ENIs and private IP addresses it takes, and whether it supports mode MULTI_BINDED, cannot be judged.",
        snapshot.InstanceType is null
            ? "Register the instance with its instanceType, such as 'ecs.g6.large'."
            : "Attach the ENIs and assign the addresses that the type allows, register them, and ask again.",
        snapshot.InstanceId,
        EniCode);

    public static Violation TypeLimit(PlanSnapshot snapshot, PlanWay way, int most, int count)
    {
        var limits = snapshot.Limits!;
        return Violated(
            "plan-instance-type-limit",
            $"An instance of type {limits.InstanceType} takes {limits.NetworkInterfaces} ENIs, the primary one included, with "
            + $"{limits.PrivateIpAddresses} private IP addresses each: ECS instance '{snapshot.InstanceId}' can have at most {most} "
            + $"more {(most == 1 ? "EIP" : "EIPs")} in the way {PlanWayName.Of(way)}; {AskedFor(count)}.",
            "Ask for fewer EIPs, take another way, or change the instance's type.",
            snapshot.InstanceId,
            EniCode);
    }

    private static string AskedFor(int count) => count == 1 ? "1 is asked for" : $"{count} are asked for";

    private static Violation Violated(string id, string message, string remedy, string instanceId, string code) => new(
        id, RuleSource.FaqMultipleEips, message, remedy, Retryable: false, code, CodeStatus: 400, message, "count", instanceId);
}
