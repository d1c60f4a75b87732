namespace EipFunctions.Domain.Rules.Swaps;

/// <summary>A rule of moves that holds for an EIP of a swap, which is moved to the place of the other one.</summary>
/// <param name="rule">The rule.</param>
/// <param name="isOther">Whether it is about the other EIP: its id then begins with <see cref="Other"/>.</param>
internal sealed class AsMoveRule(Rule<MoveSnapshot> rule, bool isOther) : Rule<SwapSnapshot>
{
    public const string Other = "other-";

    public override string Id => isOther ? Other + rule.Id : rule.Id;

    public override string Source => rule.Source;

    public override string BlocksOn => rule.BlocksOn;

    private protected override AlibabaError Error => rule.DocumentedError;

    // The place that an EIP is moved to is named by the EIP that has it.
    private protected override string Field => (rule.FieldOfRequest, isOther) switch
    {
        ("force", _) => "force",
        ("expectedCurrent", false) => "expectedCurrent",
        ("expectedCurrent", true) => "otherExpectedCurrent",
        ("eipId", false) => "eipId",
        ("eipId", true) => "otherEipId",
        (_, false) => "otherEipId",
        (_, true) => "eipId",
    };

    public override RuleResult Evaluate(SwapSnapshot snapshot) =>
        AsMine(rule.Evaluate(isOther ? snapshot.AsOtherMove : snapshot.AsMove));
}
