namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>
/// No other DNAT entry of the gateway has the same internal address, port and protocol. (API reference:
/// CreateForwardEntry.)
/// </summary>
internal sealed class InternalPortFreeRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "internal-port-free";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "an internal address, port and protocol that another DNAT entry of the gateway has";

    private protected override AlibabaError Error => DnatErrors.Duplicated;

    private protected override string Field => "internalPort";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var entry = snapshot.Entry;
        if (PortRange.Parse(entry.InternalPort) is not { } ports || snapshot.NatGateway is not { } gateway)
        {
            return NotApplicable;
        }

        var holder = gateway.DnatEntries.FirstOrDefault(other =>
            other.DnatEntryId != entry.DnatEntryId
            && other.InternalIp == entry.InternalIp
            && PortRange.SameProtocol(other.Protocol, entry.Protocol)
            && PortRange.Parse(other.InternalPort) is { } taken
            && taken.Overlaps(ports));
        var asked = $"{ProtocolName.Of(entry.Protocol)} port {entry.InternalPort}";
        var held = holder is null ? Comparison.None : $"{ProtocolName.Of(holder.Protocol)} port {holder.InternalPort}";
        var compared = new Comparison($"no DNAT entry that overlaps {asked} of '{entry.InternalIp}'", held);
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"DNAT entry '{holder.DnatEntryId}' leads to {held} of '{holder.InternalIp}', which overlaps {asked}.",
                "Use another port, or delete that DNAT entry.",
                holder.DnatEntryId);
    }
}
