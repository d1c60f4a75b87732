namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The external port is a port, a range of ports or Any. (API reference: CreateForwardEntry.)</summary>
internal sealed class ExternalPortFormRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "external-port-form";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "an external port that is no port, range or Any";

    private protected override AlibabaError Error => DnatErrors.ExternalPortMalformed;

    private protected override string Field => "externalPort";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var compared = new Comparison("1 to 65535, a range, or Any", $"'{snapshot.Entry.ExternalPort}'");
        return PortRange.Parse(snapshot.Entry.ExternalPort) is not null
            ? Passed(compared)
            : Violated(
                compared,
                $"'{snapshot.Entry.ExternalPort}' is not a port.",
                "Use 1 to 65535, a range such as 10/20, or Any.");
    }
}
