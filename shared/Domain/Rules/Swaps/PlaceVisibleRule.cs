using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules.Associations;

namespace EipFunctions.Domain.Rules.Swaps;

/// <summary>
/// The resource of an EIP, whose place the other is to take, is registered and the principal may see it; one that it may
/// not see is answered as if it did not exist. (FAQ section_92e_zg7_cex.)
/// </summary>
/// <param name="isOther">Whether it is about the place of the other EIP.</param>
internal sealed class PlaceVisibleRule(bool isOther) : Rule<SwapSnapshot>
{
    public override string Id => isOther ? $"{AsMoveRule.Other}resource-visible" : "resource-visible";

    public override string Source => RuleSource.FaqVisibility;

    public override string BlocksOn => "an EIP whose resource is gone, or the caller may not see";

    private protected override AlibabaError Error => AssociationErrors.InstanceNotFound;

    private protected override string Field => isOther ? "otherEipId" : "eipId";

    public override RuleResult Evaluate(SwapSnapshot snapshot)
    {
        var move = isOther ? snapshot.AsOtherMove : snapshot.AsMove;
        if (move.Eip is not { State: EipState.InUse } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("a resource that the caller may see", move.Current?.Resource.ResourceId ?? Comparison.None);
        return move.Current is not null
            ? Passed(compared)
            : Violated(
                compared,
                $"The resource of EIP '{eip.EipId}' does not exist.",
                "Ask with the Alibaba Cloud account, or have its resource group granted.",
                eip.EipId);
    }
}
