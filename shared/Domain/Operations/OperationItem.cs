using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Operations;

/// <summary>One EIP of an operation on several.</summary>
public sealed record OperationItem
{
    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>Where it stands: Pending before its turn; RolledBack once it is associated no longer.</summary>
    public required OperationStatus Status { get; init; }

    /// <summary>The operation that associates or moves it; null before its turn.</summary>
    public string? OperationId { get; init; }

    /// <summary>The resource that it is to be associated with; null before that is planned.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The mode; null before it is planned, or for the EIP's own.</summary>
    public EipMode? Mode { get; init; }

    /// <summary>The private IP address that it is to map to; null before it is planned, or where there is none.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>What failed, when it failed.</summary>
    public string? Error { get; init; }

    /// <summary>Every rule that it violated, when that kept the whole from succeeding; shown once the operation has ended.</summary>
    public IReadOnlyList<Violation>? Violations { get; init; }
}
