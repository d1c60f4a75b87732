namespace EipFunctions.Domain.Connectivity;

/// <summary>How packets from the Internet get to the instance, and how they are answered.</summary>
public sealed record InboundPath
{
    /// <summary>The address that they are sent to.</summary>
    public required string PublicAddress { get; init; }

    /// <summary>The EIP; absent for a DNAT entry and for a public address that came with the instance.</summary>
    public string? EipId { get; init; }

    /// <summary>The DNAT entry that forwards them; absent for others.</summary>
    public string? DnatEntryId { get; init; }

    /// <summary>The ENI that they arrive at, the instance's id for the primary one.</summary>
    public required string NetworkInterfaceId { get; init; }

    /// <summary>The address that they have in the operating system.</summary>
    public required string Address { get; init; }

    /// <summary>The ENI that the answer leaves by; absent when no route leads out.</summary>
    public string? AnswerNetworkInterfaceId { get; init; }

    /// <summary>Whether the answer leaves by the ENI that the packet came in by; otherwise it is lost on the way.</summary>
    public required bool IsSymmetric { get; init; }

    /// <summary>The stages, in order, the answer's included.</summary>
    public required IReadOnlyList<PathHop> Hops { get; init; }
}
