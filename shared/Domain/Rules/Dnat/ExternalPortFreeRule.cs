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

    public override Violation? Evaluate(DnatEntrySnapshot snapshot)
    {
        var entry = snapshot.Entry;
        if (PortRange.Parse(entry.ExternalPort) is not { } ports
            || snapshot.NatGateway?.DnatEntries.FirstOrDefault(other =>
                other.DnatEntryId != entry.DnatEntryId
                && other.ExternalIp == entry.ExternalIp
                && PortRange.SameProtocol(other.Protocol, entry.Protocol)
                && PortRange.Parse(other.ExternalPort) is { } taken
                && taken.Overlaps(ports)) is not { } holder)
        {
            return null;
        }

        return Violated(
            $"DNAT entry '{holder.DnatEntryId}' listens on {holder.Protocol} port {holder.ExternalPort} of "
            + $"'{holder.ExternalIp}', which overlaps {entry.Protocol} port {entry.ExternalPort}.",
            "Use another port, or delete that DNAT entry.",
            holder.DnatEntryId);
    }
}
