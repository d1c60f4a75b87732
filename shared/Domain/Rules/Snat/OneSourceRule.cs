namespace EipFunctions.Domain.Rules.Snat;

/// <summary>The source is a vSwitch or a range, not both. (API reference: CreateSnatEntry.)</summary>
internal sealed class OneSourceRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "one-source";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "both a vSwitch and a range, or neither";

    private protected override AlibabaError Error => SnatErrors.Parameter;

    private protected override string Field => "sourceCidr";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
    {
        string[] named =
        [
            .. snapshot.Entry.SourceVSwitchId is { } vSwitchId ? [$"vSwitch '{vSwitchId}'"] : Array.Empty<string>(),
            .. snapshot.Entry.SourceCidr is { } cidr ? [$"range '{cidr}'"] : Array.Empty<string>(),
        ];
        var found = named.Length == 0 ? Comparison.None : string.Join(" and ", named);
        var compared = new Comparison("a vSwitch or a range", found);
        return named.Length == 1
            ? Passed(compared)
            : Violated(compared, $"The entry must name one source; it names {found}.", "Name sourceVSwitchId or sourceCidr.");
    }
}
