namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The internal port is a port, a range of ports or Any. (API reference: CreateForwardEntry.)</summary>
internal sealed class InternalPortFormRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "internal-port-form";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "an internal port that is no port, range or Any";

    private protected override AlibabaError Error => DnatErrors.InternalPortMalformed;

    private protected override string Field => "internalPort";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var compared = new Comparison("1 to 65535, a range, or Any", $"'{snapshot.Entry.InternalPort}'");
        return PortRange.Parse(snapshot.Entry.InternalPort) is not null
            ? Passed(compared)
            : Violated(
                compared,
                $"'{snapshot.Entry.InternalPort}' is not a port.",
                "Use 1 to 65535, a range such as 10/20, or Any.");
    }
}
