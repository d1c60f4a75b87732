using EipFunctions.Domain.InstanceTypes;

namespace EipFunctions.Domain.Plans;

/// <summary>The ways to have more EIPs on an ECS instance.</summary>
/// <param name="InstanceId">The ECS instance.</param>
/// <param name="Count">How many more EIPs.</param>
/// <param name="Limits">What the instance's type has room for; null when the type is not known.</param>
/// <param name="Plans">Every way, the best first.</param>
public sealed record PlanList(string InstanceId, int Count, InstanceTypeLimits? Limits, IReadOnlyList<EipPlan> Plans);
