namespace EipFunctions.Domain.Plans;

/// <summary>What must be done first.</summary>
/// <param name="Action">What.</param>
/// <param name="ResourceId">The ENI that gets addresses, or the ECS instance that gets ENIs.</param>
/// <param name="Count">How many addresses, or ENIs.</param>
/// <param name="Text">The same in words.</param>
public sealed record PlanPrerequisite(PlanAction Action, string ResourceId, int Count, string Text);
