using EipFunctions.Api.Idle;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Problems;

/// <summary>Problem details (RFC 9457).</summary>
public sealed record Problem
{
    /// <summary>The kind of problem, <c>urn:eipfunctions:problem:…</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened this time, and what to do.</summary>
    public required string Detail { get; init; }

    /// <summary>The path that was asked for.</summary>
    public required string Instance { get; init; }

    /// <summary>Everything that is wrong with the request itself.</summary>
    public IReadOnlyList<InvalidField>? Errors { get; init; }

    /// <summary>Every rule that the request violates.</summary>
    public IReadOnlyList<Violation>? Violations { get; init; }

    /// <summary>When the quota of EIPs is used up: up to ten idle ones that the caller could use again, the longest idle first.</summary>
    public IReadOnlyList<IdleEip>? Reusable { get; init; }

    /// <summary>The code of the error where the service has one for it that official clients know: <c>Throttling.User</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The operation that ended so.</summary>
    public string? OperationId { get; init; }

    /// <summary>What an operator finds the request by in logs and traces.</summary>
    public string? TraceId { get; init; }
}
