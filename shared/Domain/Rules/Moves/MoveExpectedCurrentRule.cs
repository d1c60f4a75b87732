using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Moves;

/// <summary>
/// The EIP is associated as the caller takes it to be: whoever decided on what was so a while ago does not undo what
/// others made of it since. (This service's.)
/// </summary>
internal sealed class MoveExpectedCurrentRule : Rule<MoveSnapshot>
{
    public override string Id => "move-expected-current";

    public override string Source => RuleSource.Move;

    public override string BlocksOn => "an EIP that is not associated as the caller takes it to be";

    private protected override AlibabaError Error => MoveErrors.NotAsExpected;

    private protected override string Field => "expectedCurrent";

    public override RuleResult Evaluate(MoveSnapshot snapshot)
    {
        if (snapshot.Eip is not { State: EipState.Available or EipState.InUse } eip)
        {
            return NotApplicable;
        }

        var (resource, id) = (snapshot.Request.ExpectedCurrent, snapshot.Request.ExpectedAssociationId);
        if (eip.State == EipState.Available)
        {
            return Violated(
                new(Expected(resource, id), Comparison.None),
                $"EIP '{eip.EipId}' is associated with nothing.",
                "Read the EIP again; to have it associated, associate it.",
                eip.EipId);
        }

        // Of a resource that the caller may not see another rule speaks: whether it was guessed is not to be told.
        if (snapshot.Association is not { } association)
        {
            return NotApplicable;
        }

        var found = Text(association.ResourceId, id is null ? null : association.AssociationId);
        return (resource is null || resource == association.ResourceId) && (id is null || id == association.AssociationId)
            ? Passed(new(Expected(resource, id), found))
            : Violated(
                new(Expected(resource, id), found),
                $"EIP '{eip.EipId}' is associated with {found}, not with {Expected(resource, id)}.",
                "Read the EIP again, and decide on what it is now.",
                association.ResourceId);
    }

    private static string Expected(string? resourceId, string? associationId) =>
        resourceId is null && associationId is null ? "any resource" : Text(resourceId, associationId);

    private static string Text(string? resourceId, string? associationId) =>
        string.Join(" by ", new[] { resourceId, associationId }.OfType<string>().Select(id => $"'{id}'"));
}
