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

    public override Violation? Evaluate(DisassociationSnapshot snapshot) =>
        snapshot is { Eip: not null, TargetIsHidden: true }
            ? Violated(
                snapshot.Request.ResourceId is { } resourceId
                    ? $"There is no resource '{resourceId}'."
                    : $"The resource of EIP '{snapshot.Request.EipId}' does not exist.",
                "Ask with the Alibaba Cloud account, or have its resource group granted.")
            : null;
}
