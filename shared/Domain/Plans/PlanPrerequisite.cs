namespace EipFunctions.Domain.Plans;

/// <summary>What must be done first.</summary>
/// <param name="Action">What.</param>
/// <param name="ResourceId">The ENI that gets addresses, or the ECS instance that gets ENIs.</param>
/// <param name="Count">How many addresses, or ENIs.</param>
/// <param name="Text">The same in words.</param>
public sealed record PlanPrerequisite(PlanAction Action, string ResourceId, int Count, string Text)
{
    /// <summary>How much work it is: the addresses of an ENI are assigned at once, ENIs are attached one by one.</summary>
    internal int Work => NetworkInterfaces == 0 ? 1 : NetworkInterfaces;

    /// <summary>How many ENIs it adds.</summary>
    internal int NetworkInterfaces => Action == PlanAction.AttachNetworkInterfaces ? Count : 0;
}
