namespace EipFunctions.Domain.Rules.Moves;

/// <summary>A rule of associations that holds for the resource that an EIP is moved to as well.</summary>
/// <param name="rule">The rule.</param>
internal sealed class AsAssociationRule(Rule<AssociationSnapshot> rule) : Rule<MoveSnapshot>
{
    public override string Id => rule.Id;

    public override string Source => rule.Source;

    public override string BlocksOn => rule.BlocksOn;

    private protected override AlibabaError Error => rule.DocumentedError;

    private protected override string Field => rule.FieldOfRequest;

    public override RuleResult Evaluate(MoveSnapshot snapshot) => rule.Evaluate(snapshot.AsAssociation);
}
