namespace EipFunctions.Domain.Rules.Moves;

/// <summary>A rule of disassociations that holds for the resource that an EIP is moved from as well.</summary>
/// <param name="rule">The rule.</param>
/// <param name="id">The rule's id among those of a move, where the resource that it is moved to has one of that id too; null for its own.</param>
internal sealed class AsDisassociationRule(Rule<DisassociationSnapshot> rule, string? id = null) : Rule<MoveSnapshot>
{
    public override string Id => id ?? rule.Id;

    public override string Source => rule.Source;

    public override string BlocksOn => rule.BlocksOn;

    private protected override AlibabaError Error => rule.DocumentedError;

    // What a disassociation calls the resource is what a move expects to find.
    private protected override string Field => rule.FieldOfRequest == "resourceId" ? "expectedCurrent" : rule.FieldOfRequest;

    public override RuleResult Evaluate(MoveSnapshot snapshot) => AsMine(rule.Evaluate(snapshot.AsDisassociation));
}
