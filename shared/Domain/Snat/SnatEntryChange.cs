namespace EipFunctions.Domain.Snat;

/// <summary>What is to be different about an SNAT entry. What is absent stays as it is. (API reference: ModifySnatEntry.)</summary>
public sealed record SnatEntryChange
{
    /// <summary>The EIPs of the gateway that it is to use, 1 to 64 IPv4 addresses.</summary>
    public IReadOnlyList<string>? SnatIps { get; init; }

    /// <summary>A display name.</summary>
    public string? Name { get; init; }

    /// <summary>An entry with the change.</summary>
    /// <param name="entry">The entry as it is.</param>
    /// <returns>The entry as it is to be; an equal one when nothing changes.</returns>
    public SnatEntry Of(SnatEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry with { SnatIps = SnatIps ?? entry.SnatIps, Name = Name ?? entry.Name };
    }
}
