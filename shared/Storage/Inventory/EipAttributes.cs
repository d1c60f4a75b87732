using EipFunctions.Domain.Eips;

namespace EipFunctions.Storage.Inventory;

/// <summary>What the owner of an EIP may change about it while no operation does. What is null stays as it is.</summary>
public sealed record EipAttributes
{
    /// <summary>The peak bandwidth in Mbit/s: 1 to 500 pay-by-bandwidth, 1 to 200 pay-by-traffic.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>A display name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for, in up to 256 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The resource group; empty for the default one.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The tags; they replace all there were.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Whether release is to be refused.</summary>
    public bool? DeletionProtection { get; init; }

    /// <summary>Whether an EIP can have the bandwidth that is asked for, which its charge type decides.</summary>
    internal bool FitsBandwidthOf(Eip eip) =>
        Bandwidth is null || (Bandwidth >= BandwidthLimit.Least && Bandwidth <= BandwidthLimit.Of(eip.InternetChargeType));

    internal Eip ApplyTo(Eip eip) => eip with
    {
        Bandwidth = Bandwidth ?? eip.Bandwidth,
        Name = Name ?? eip.Name,
        Description = Description ?? eip.Description,
        ResourceGroupId = ResourceGroupId ?? eip.ResourceGroupId,
        Tags = Tags ?? eip.Tags,
        DeletionProtection = DeletionProtection ?? eip.DeletionProtection,
    };
}
