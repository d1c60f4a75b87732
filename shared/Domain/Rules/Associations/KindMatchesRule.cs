namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The resource is of the kind that is asked for. (API reference: AssociateEipAddress.)</summary>
internal sealed class KindMatchesRule : Rule<AssociationSnapshot>
{
    public override string Id => "kind-matches";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "a kind other than the one that the resource is registered with";

    private protected override AlibabaError Error => AssociationErrors.InstanceNotFound;

    private protected override string Field => "resourceKind";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Request.ResourceKind: { } asked, Target.Resource: { } resource } || !Enum.IsDefined(asked))
        {
            return NotApplicable;
        }

        var compared = new Comparison(resource.Kind.ToString(), asked.ToString());
        return asked == resource.Kind
            ? Passed(compared)
            : Violated(
                compared,
                $"'{resource.ResourceId}' is of kind {resource.Kind}, not {asked}.",
                $"Ask for {resource.Kind}, or name another resource.",
                resource.ResourceId);
    }
}
