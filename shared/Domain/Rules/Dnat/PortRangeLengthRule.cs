namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The two port ranges are equally long. (API reference: CreateForwardEntry.)</summary>
internal sealed class PortRangeLengthRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "port-range-length";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "port ranges of different lengths";

    private protected override AlibabaError Error => DnatErrors.InternalPortMalformed;

    private protected override string Field => "internalPort";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        if (PortRange.Parse(snapshot.Entry.ExternalPort) is not { IsAny: false } external
            || PortRange.Parse(snapshot.Entry.InternalPort) is not { IsAny: false } inner)
        {
            return NotApplicable;
        }

        var compared = new Comparison($"as many internal ports as external ones ({external.Length})", $"{inner.Length}");
        return external.Length == inner.Length
            ? Passed(compared)
            : Violated(
                compared,
                $"External ports {snapshot.Entry.ExternalPort} are {external.Length}, internal ports "
                + $"{snapshot.Entry.InternalPort} are {inner.Length}.",
                "Use ranges of the same length.");
    }
}
