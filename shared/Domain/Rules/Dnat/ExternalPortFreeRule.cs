namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>
/// No other DNAT entry of the gateway has the same external address, port and protocol. (API reference:
/// CreateForwardEntry.)
/// </summary>
internal sealed class ExternalPortFreeRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "external-port-free";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "an external address, port and protocol that another DNAT entry of the gateway has";

    private protected override AlibabaError Error => DnatErrors.Duplicated;

    private protected override string Field => "externalPort";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var entry = snapshot.Entry;
        if (PortRange.Parse(entry.ExternalPort) is not { } ports || snapshot.NatGateway is not { } gateway)
        {
            return NotApplicable;
        }

        var holder = gateway.DnatEntries.FirstOrDefault(other =>
            other.DnatEntryId != entry.DnatEntryId
            && other.ExternalIp == entry.ExternalIp
            && PortRange.SameProtocol(other.Protocol, entry.Protocol)
            && PortRange.Parse(other.ExternalPort) is { } taken
            && taken.Overlaps(ports));
        var asked = $"{ProtocolName.Of(entry.Protocol)} port {entry.ExternalPort}";
        var held = holder is null ? Comparison.None : $"{ProtocolName.Of(holder.Protocol)} port {holder.ExternalPort}";
        var compared = new Comparison($"no DNAT entry that overlaps {asked} of '{entry.ExternalIp}'", held);
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"DNAT entry '{holder.DnatEntryId}' listens on {held} of '{holder.ExternalIp}', which overlaps {asked}.",
                "Use another port, or delete that DNAT entry.",
                holder.DnatEntryId);
    }
}
