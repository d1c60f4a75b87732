using EipFunctions.Domain.Eips;

namespace EipFunctions.Storage.Inventory;

/// <summary>What the owner of an EIP may change about it at any time. What is null stays as it is.</summary>
public sealed record EipAttributes
{
    /// <summary>A display name.</summary>
    public string? Name { get; init; }

    /// <summary>The tags; they replace all there were.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Whether release is to be refused.</summary>
    public bool? DeletionProtection { get; init; }

    internal Eip ApplyTo(Eip eip) => eip with
    {
        Name = Name ?? eip.Name,
        Tags = Tags ?? eip.Tags,
        DeletionProtection = DeletionProtection ?? eip.DeletionProtection,
    };
}
