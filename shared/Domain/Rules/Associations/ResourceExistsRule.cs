namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The resource exists, and the principal may see it. (API reference: AssociateEipAddress.)</summary>
internal sealed class ResourceExistsRule : Rule<AssociationSnapshot>
{
    public override string Id => "resource-exists";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "no such resource that the caller may see";

    private protected override AlibabaError Error => AssociationErrors.InstanceNotFound;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        var asked = snapshot.Request.ResourceId;
        var compared = new Comparison($"resource '{asked}'", snapshot.Target?.Resource.Kind.ToString() ?? Comparison.None);
        return snapshot.Target is not null
            ? Passed(compared)
            : Violated(compared, $"There is no resource '{asked}'.", "Check the id, or register the resource.");
    }
}
