namespace EipFunctions.Domain.Associations;

/// <summary>Two EIPs that a caller asks to have exchange their places: resource, slot, mode and private address.</summary>
public sealed record SwapRequest
{
    /// <summary>One EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>The other EIP.</summary>
    public required string OtherEipId { get; init; }

    /// <summary>The resource that the caller takes the one to be associated with; null for whichever it is.</summary>
    public string? ExpectedCurrent { get; init; }

    /// <summary>The resource that the caller takes the other to be associated with; null for whichever it is.</summary>
    public string? OtherExpectedCurrent { get; init; }

    /// <summary>Whether to go on although DNAT or SNAT entries of a NAT gateway use an EIP that leaves it.</summary>
    public bool Force { get; init; }

    /// <summary>Both EIPs, the one first.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<string> EipIds() => [EipId, OtherEipId];
}
