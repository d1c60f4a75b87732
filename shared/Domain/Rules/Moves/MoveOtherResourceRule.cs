namespace EipFunctions.Domain.Rules.Moves;

/// <summary>The EIP is moved to another resource than the one that it is associated with. (This service's.)</summary>
internal sealed class MoveOtherResourceRule : Rule<MoveSnapshot>
{
    public override string Id => "move-other-resource";

    public override string Source => RuleSource.Move;

    public override string BlocksOn => "the resource that the EIP is associated with already";

    private protected override AlibabaError Error => MoveErrors.AlreadyThere;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(MoveSnapshot snapshot)
    {
        if (snapshot is not { Eip: { } eip, Association: { } association })
        {
            return NotApplicable;
        }

        var (target, current) = (snapshot.Request.ResourceId, association.ResourceId);
        var compared = new Comparison($"another resource than '{current}'", $"'{target}'");
        return target != current
            ? Passed(compared)
            : Violated(
                compared,
                $"EIP '{eip.EipId}' is associated with '{current}' already.",
                "Name another resource. To change its mode or its private IP address there, change the mode.",
                current);
    }
}
