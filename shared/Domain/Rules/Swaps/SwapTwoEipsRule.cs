using EipFunctions.Domain.Rules.Moves;

namespace EipFunctions.Domain.Rules.Swaps;

/// <summary>The two EIPs are two. (This service's.)</summary>
internal sealed class SwapTwoEipsRule : Rule<SwapSnapshot>
{
    public override string Id => "swap-two-eips";

    public override string Source => RuleSource.Swap;

    public override string BlocksOn => "an EIP named twice";

    private protected override AlibabaError Error => MoveErrors.InvalidParameter;

    private protected override string Field => "otherEipId";

    public override RuleResult Evaluate(SwapSnapshot snapshot)
    {
        var (one, other) = (snapshot.Request.EipId, snapshot.Request.OtherEipId);
        var compared = new Comparison($"another EIP than '{one}'", $"'{other}'");
        return one != other
            ? Passed(compared)
            : Violated(compared, $"EIP '{one}' is named twice.", "Name two EIPs.");
    }
}
