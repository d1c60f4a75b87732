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
    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        if (snapshot is { Target: null, TargetIsHidden: false })
        {
            return NotApplicable;
        }

        var compared = new Comparison(
            "a resource that the caller may see", snapshot.Target?.Resource.ResourceId ?? "one that the caller may not see");
        return !snapshot.TargetIsHidden
            ? Passed(compared)
            : Violated(
                compared,
                $"You are not authorized to forward to '{snapshot.Entry.InternalIp}'.",
                "Ask with the Alibaba Cloud account, or have the resource group granted.");
    }
}
