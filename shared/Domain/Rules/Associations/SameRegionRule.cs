namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// The EIP and the resource are in the same region. Zones do not apply: no rule compares them. (FAQ
/// section_uu3_mql_s9i.)
/// </summary>
internal sealed class SameRegionRule : Rule<AssociationSnapshot>
{
    public override string Id => "same-region";

    public override string Source => RuleSource.FaqRegion;

    public override string BlocksOn => "an EIP and a resource in different regions";

    private protected override AlibabaError Error => AssociationErrors.RegionMismatch;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Eip: { } eip, Target.Resource: { } resource })
        {
            return NotApplicable;
        }

        var compared = new Comparison(
            $"both in '{snapshot.RegionId ?? eip.RegionId}'", $"EIP in '{eip.RegionId}', resource in '{resource.RegionId}'");
        if (!string.Equals(eip.RegionId, resource.RegionId, StringComparison.Ordinal))
        {
            return Violated(
                compared,
                $"EIP '{eip.EipId}' is in region '{eip.RegionId}', resource '{resource.ResourceId}' in "
                + $"'{resource.RegionId}'.",
                $"Use an EIP in region '{resource.RegionId}', or a resource in '{eip.RegionId}'.",
                resource.ResourceId);
        }

        // Both were found, together, in a region that was not asked: nothing there may be changed from here.
        return snapshot.RegionId is { } asked && !string.Equals(eip.RegionId, asked, StringComparison.Ordinal)
            ? Violated(
                compared,
                $"EIP '{eip.EipId}' and resource '{resource.ResourceId}' are in region '{eip.RegionId}', not in '{asked}'.",
                $"Send the request to region '{eip.RegionId}'.")
            : Passed(compared);
    }
}
