namespace EipFunctions.Domain.Rules.ModeChanges;

/// <summary>
/// A rule of associations that holds for a change of mode as well. A request that changes nothing is not subject to it:
/// what is so already need not be allowed again.
/// </summary>
/// <param name="rule">The rule.</param>
internal sealed class AsAssociationRule(Rule<AssociationSnapshot> rule) : Rule<ModeChangeSnapshot>
{
    public override string Id => rule.Id;

    public override string Source => rule.Source;

    public override string BlocksOn => rule.BlocksOn;

    public override bool AwaitsTarget => rule.AwaitsTarget;

    private protected override AlibabaError Error => rule.DocumentedError;

    private protected override string Field => rule.FieldOfRequest;

    public override RuleResult Evaluate(ModeChangeSnapshot snapshot) =>
        snapshot.ChangesAnything ? rule.Evaluate(snapshot.AsAssociation) : NotApplicable;
}
