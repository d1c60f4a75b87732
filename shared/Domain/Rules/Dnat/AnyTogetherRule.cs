using EipFunctions.Domain.Dnat;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>Protocol and ports are all Any, or none is. (API reference: CreateForwardEntry.)</summary>
internal sealed class AnyTogetherRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "any-together";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "Any in some but not all of protocol and ports";

    private protected override AlibabaError Error => DnatErrors.ProtocolNotSupported;

    private protected override string Field => "protocol";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var entry = snapshot.Entry;
        if (PortRange.Parse(entry.ExternalPort) is not { } external
            || PortRange.Parse(entry.InternalPort) is not { } inner
            || !Enum.IsDefined(entry.Protocol))
        {
            return NotApplicable;
        }

        var protocol = ProtocolName.Of(entry.Protocol);
        var any = entry.Protocol == IpProtocol.Any;
        var compared = new Comparison(
            "Any in all of protocol and ports, or in none", $"{protocol}, {entry.ExternalPort}, {entry.InternalPort}");
        return external.IsAny == any && inner.IsAny == any
            ? Passed(compared)
            : Violated(
                compared,
                $"Protocol {protocol}, external port {entry.ExternalPort} and internal port {entry.InternalPort}: all three "
                + "must be Any, or none.",
                "Use Any for all three, or a protocol and ports.");
    }
}
