namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The mode is one that there is. (API reference: AssociateEipAddress.)</summary>
internal sealed class ModeSupportedRule : Rule<AssociationSnapshot>
{
    public override string Id => "mode-supported";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "a mode other than NAT, BINDED and MULTI_BINDED";

    private protected override AlibabaError Error => AssociationErrors.IllegalMode;

    private protected override string Field => "mode";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot is { Request.Mode: null, Eip: null })
        {
            return NotApplicable;
        }

        var compared = new Comparison("NAT, BINDED or MULTI_BINDED", ModeName.Of(snapshot.Mode));
        return Enum.IsDefined(snapshot.Mode)
            ? Passed(compared)
            : Violated(compared, $"'{snapshot.Mode}' is not a mode.", "Use NAT, BINDED or MULTI_BINDED.");
    }
}
