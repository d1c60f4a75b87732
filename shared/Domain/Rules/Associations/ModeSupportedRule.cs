namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The mode is one that there is. (API reference: AssociateEipAddress.)</summary>
internal sealed class ModeSupportedRule : Rule<AssociationSnapshot>
{
    public override string Id => "mode-supported";

    public override string Source => RuleSource.Associate;

    public override string BlocksOn => "a mode other than NAT, BINDED and MULTI_BINDED";

    private protected override AlibabaError Error => AssociationErrors.IllegalMode;

    private protected override string Field => "mode";

    public override Violation? Evaluate(AssociationSnapshot snapshot) =>
        !Enum.IsDefined(snapshot.Mode)
            ? Violated(
                $"'{snapshot.Mode}' is not a mode.",
                "Use NAT, BINDED or MULTI_BINDED.")
            : null;
}
