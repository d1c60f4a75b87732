namespace EipFunctions.Domain.Quotas;

/// <summary>
/// A request to change a limit, and what became of it. It is never deleted: who asked, who decided, when and why stays
/// on record. A limit that an administrator sets directly is recorded as a request that he approved himself.
/// </summary>
public sealed record QuotaRequest
{
    /// <summary>Its id, <c>qr-…</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>The quota.</summary>
    public required string QuotaId { get; init; }

    /// <summary>What the limit is to hold for.</summary>
    public required QuotaScope Scope { get; init; }

    /// <summary>The region that it was asked in; the limit holds there unless the scope is the account.</summary>
    public required string RegionId { get; init; }

    /// <summary>The resource that the limit is to hold for; null unless that is the scope.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The resource group that the resource was in when it was asked; null without a resource.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The limit that is asked for.</summary>
    public required int DesiredLimit { get; init; }

    /// <summary>Why it is asked for.</summary>
    public required string Reason { get; init; }

    /// <summary>How far it has come.</summary>
    public QuotaRequestStatus Status { get; init; }

    /// <summary>Who asked.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who decided; null while it is pending.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When, in UTC; null while it is pending.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was decided so; null where no reason was given.</summary>
    public string? DecisionReason { get; init; }

    /// <summary>The limit that held in its scope when it was approved; null otherwise.</summary>
    public int? LimitBefore { get; init; }

    /// <summary>The limit that holds in its scope since; null unless it was approved.</summary>
    public int? LimitAfter { get; init; }

    /// <summary>Whether another request asks for the same.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>True when only ids, times and decisions differ.</returns>
    public bool AsksForTheSameAs(QuotaRequest other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (QuotaId, Scope, RegionId, ResourceId, DesiredLimit, Reason, RequestedBy)
            == (other.QuotaId, other.Scope, other.RegionId, other.ResourceId, other.DesiredLimit, other.Reason, other.RequestedBy);
    }

    /// <summary>The request, approved.</summary>
    /// <param name="principalId">Who approves.</param>
    /// <param name="now">When, in UTC.</param>
    /// <param name="reason">Why; null for no reason.</param>
    /// <param name="limitBefore">The limit that held in its scope.</param>
    /// <returns>The request as it is from now on.</returns>
    public QuotaRequest Approve(string principalId, DateTimeOffset now, string? reason, int limitBefore) => this with
    {
        Status = QuotaRequestStatus.Approved,
        DecidedBy = principalId,
        DecidedAt = now,
        DecisionReason = reason,
        LimitBefore = limitBefore,
        LimitAfter = DesiredLimit,
    };

    /// <summary>The request, rejected.</summary>
    /// <param name="principalId">Who rejects.</param>
    /// <param name="now">When, in UTC.</param>
    /// <param name="reason">Why.</param>
    /// <returns>The request as it is from now on.</returns>
    public QuotaRequest Reject(string principalId, DateTimeOffset now, string reason) => this with
    {
        Status = QuotaRequestStatus.Rejected,
        DecidedBy = principalId,
        DecidedAt = now,
        DecisionReason = reason,
    };
}
