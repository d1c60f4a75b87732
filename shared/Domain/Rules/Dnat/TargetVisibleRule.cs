namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The principal may see the resource that has the internal address. (FAQ section_92e_zg7_cex.)</summary>
internal sealed class TargetVisibleRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "target-visible";

    public override string Source => RuleSource.FaqVisibility;

    public override string BlocksOn => "an internal address whose resource the caller may not see";

    private protected override AlibabaError Error => DnatErrors.NotAuthorized;

    private protected override string Field => "internalIp";

    // Letting it pass would put a DNAT entry on a resource that may have an EIP; saying more would tell of it.
    public override Violation? Evaluate(DnatEntrySnapshot snapshot) =>
        snapshot.TargetIsHidden
            ? Violated(
                $"You are not authorized to forward to '{snapshot.Entry.InternalIp}'.",
                "Ask with the Alibaba Cloud account, or have the resource group granted.")
            : null;
}
