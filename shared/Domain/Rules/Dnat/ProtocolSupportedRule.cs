namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The protocol is one that there is. (API reference: CreateForwardEntry.)</summary>
internal sealed class ProtocolSupportedRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "protocol-supported";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "a protocol other than TCP, UDP and Any";

    private protected override AlibabaError Error => DnatErrors.ProtocolNotSupported;

    private protected override string Field => "protocol";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var protocol = snapshot.Entry.Protocol;
        var compared = new Comparison("TCP, UDP or Any", ProtocolName.Of(protocol));
        return Enum.IsDefined(protocol)
            ? Passed(compared)
            : Violated(compared, $"'{protocol}' is not a protocol.", "Use TCP, UDP or Any.");
    }
}
