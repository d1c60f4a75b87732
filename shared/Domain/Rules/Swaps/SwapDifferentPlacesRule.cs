using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Rules.Associations;
using EipFunctions.Domain.Rules.Moves;

namespace EipFunctions.Domain.Rules.Swaps;

/// <summary>
/// The two places differ for whoever uses them: two EIPs of one NAT gateway, or on one private IP address of an ENI, have
/// nothing to exchange. (This service's.)
/// </summary>
internal sealed class SwapDifferentPlacesRule : Rule<SwapSnapshot>
{
    public override string Id => "swap-different-places";

    public override string Source => RuleSource.Swap;

    public override string BlocksOn => "two EIPs whose places are alike, such as on one NAT gateway";

    private protected override AlibabaError Error => MoveErrors.AlreadyThere;

    private protected override string Field => "otherEipId";

    public override RuleResult Evaluate(SwapSnapshot snapshot)
    {
        if (snapshot.Request.EipId == snapshot.Request.OtherEipId
            || snapshot.AsMove is not { Eip: not null, Association: { } one }
            || snapshot.AsOtherMove is not { Eip: not null, Association: { } other })
        {
            return NotApplicable;
        }

        var compared = new Comparison($"another place than {Text(one)}", Text(other));
        return Text(one) != Text(other)
            ? Passed(compared)
            : Violated(
                compared,
                $"EIPs '{snapshot.Request.EipId}' and '{snapshot.Request.OtherEipId}' both have {Text(one)}: a swap would change nothing.",
                "There is nothing to do.",
                one.ResourceId);
    }

    private static string Text(Association place) =>
        $"'{place.ResourceId}' in mode {ModeName.Of(place.Mode)}"
        + (place.PrivateIpAddress is { } address ? $" at {address}" : "");
}
