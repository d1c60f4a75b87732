using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules.Associations;

namespace EipFunctions.Domain.Rules.ModeChanges;

/// <summary>
/// The resource of an associated EIP is registered and the principal may see it; one that it may not see is answered as
/// if it did not exist. (FAQ section_92e_zg7_cex.)
/// </summary>
internal sealed class ResourceVisibleRule : Rule<ModeChangeSnapshot>
{
    public override string Id => "resource-visible";

    public override string Source => RuleSource.FaqVisibility;

    public override string BlocksOn => "an EIP whose resource the caller may not see";

    private protected override AlibabaError Error => AssociationErrors.InstanceNotFound;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(ModeChangeSnapshot snapshot)
    {
        if (snapshot.Eip is not { State: EipState.InUse, Association: not null } eip)
        {
            return NotApplicable;
        }

        var compared = new Comparison("a resource that the caller may see", snapshot.Target?.Resource.ResourceId ?? Comparison.None);
        return snapshot.Target is not null
            ? Passed(compared)
            : Violated(
                compared,
                $"The resource of EIP '{eip.EipId}' does not exist.",
                "Ask with the Alibaba Cloud account, or have its resource group granted.",
                eip.EipId);
    }
}
