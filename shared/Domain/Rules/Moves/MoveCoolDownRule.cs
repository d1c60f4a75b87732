using System.Globalization;
using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Moves;

/// <summary>
/// The EIP was not moved just now: two callers that move it to and fro, each for good reason, would cut its connections
/// over and over. (This service's.)
/// </summary>
internal sealed class MoveCoolDownRule : Rule<MoveSnapshot>
{
    public override string Id => "move-cool-down";

    public override string Source => RuleSource.Move;

    public override string BlocksOn => "an EIP that was moved less than the cool-down ago (setting `Moves:CoolDown`)";

    private protected override AlibabaError Error => MoveErrors.TooFrequent;

    private protected override string Field => "eipId";

    public override RuleResult Evaluate(MoveSnapshot snapshot)
    {
        if (snapshot is not { Eip: { State: EipState.InUse } eip, Association: { } association })
        {
            return NotApplicable;
        }

        var required = $"moved {snapshot.CoolDown:c} ago or longer";
        if (association.MovedAt is not { } movedAt)
        {
            return Passed(new(required, "not moved"));
        }

        var (until, actual) = (movedAt + snapshot.CoolDown, $"moved at {Text(movedAt)}");
        return snapshot.Now >= until
            ? Passed(new(required, actual))
            : Violated(
                new(required, actual),
                $"EIP '{eip.EipId}' was moved to '{association.ResourceId}' at {Text(movedAt)}: it is not moved again until {Text(until)}.",
                $"Try again at {Text(until)}.",
                eip.EipId);
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
