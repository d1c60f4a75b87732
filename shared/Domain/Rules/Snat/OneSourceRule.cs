namespace EipFunctions.Domain.Rules.Snat;

/// <summary>The source is a vSwitch or a range, not both. (API reference: CreateSnatEntry.)</summary>
internal sealed class OneSourceRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "one-source";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "both a vSwitch and a range, or neither";

    private protected override AlibabaError Error => SnatErrors.Parameter;

    private protected override string Field => "sourceCidr";

    public override Violation? Evaluate(SnatEntrySnapshot snapshot) =>
        snapshot.Entry is { SourceVSwitchId: null } == snapshot.Entry is { SourceCidr: null }
            ? Violated(
                snapshot.Entry.SourceCidr is null
                    ? "The entry names neither a vSwitch nor a range."
                    : $"The entry names vSwitch '{snapshot.Entry.SourceVSwitchId}' and range '{snapshot.Entry.SourceCidr}'.",
                "Name sourceVSwitchId or sourceCidr.")
            : null;
}
