namespace EipFunctions.Domain.Dnat;

/// <summary>What is to be different about a DNAT entry. What is absent stays as it is. (API reference: ModifyForwardEntry.)</summary>
public sealed record DnatEntryChange
{
    /// <summary>The EIP of the gateway that it is to listen on.</summary>
    public string? ExternalIp { get; init; }

    /// <summary>The public port, 1–65535, a range such as <c>10/20</c>, or <c>Any</c>.</summary>
    public string? ExternalPort { get; init; }

    /// <summary>The private address that it is to forward to.</summary>
    public string? InternalIp { get; init; }

    /// <summary>The private port, a range as long as the public one, or <c>Any</c>.</summary>
    public string? InternalPort { get; init; }

    /// <summary>The protocol.</summary>
    public IpProtocol? Protocol { get; init; }

    /// <summary>A display name.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// An entry with the change. One that is led to another address names no resource any more, and is none that was on the
    /// gateway already: neither was said of the new address.
    /// </summary>
    /// <param name="entry">The entry as it is.</param>
    /// <returns>The entry as it is to be; an equal one when nothing changes.</returns>
    public DnatEntry Of(DnatEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var stays = (InternalIp ?? entry.InternalIp) == entry.InternalIp;
        return entry with
        {
            ExternalIp = ExternalIp ?? entry.ExternalIp,
            ExternalPort = ExternalPort ?? entry.ExternalPort,
            InternalIp = InternalIp ?? entry.InternalIp,
            InternalPort = InternalPort ?? entry.InternalPort,
            Protocol = Protocol ?? entry.Protocol,
            Name = Name ?? entry.Name,
            TargetResourceId = stays ? entry.TargetResourceId : null,
            Imported = stays && entry.Imported,
        };
    }
}
