namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>
/// The principal may see the resource; one that it may not see is answered as if it did not exist. (FAQ
/// section_92e_zg7_cex.)
/// </summary>
internal sealed class ResourceVisibleRule : Rule<DisassociationSnapshot>
{
    public override string Id => "resource-visible";

    public override string Source => RuleSource.FaqVisibility;

    public override string BlocksOn => "an EIP whose resource the caller may not see";

    private protected override AlibabaError Error => DisassociationErrors.InstanceNotFound;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot is not { Eip: not null } || snapshot is { Target: null, TargetIsHidden: false })
        {
            return NotApplicable;
        }

        var compared = new Comparison("a resource that the caller may see", snapshot.Target?.Resource.ResourceId ?? Comparison.None);
        return !snapshot.TargetIsHidden
            ? Passed(compared)
            : Violated(
                compared,
                snapshot.Request.ResourceId is { } resourceId
                    ? $"There is no resource '{resourceId}'."
                    : $"The resource of EIP '{snapshot.Request.EipId}' does not exist.",
                "Ask with the Alibaba Cloud account, or have its resource group granted.");
    }
}
