using System.Text.Json.Serialization;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>The input of a reconciliation, and how far it has got when it starts anew with a fresh journal.</summary>
public sealed record ReconcileInput
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>What it may do.</summary>
    public required ReconciliationMode Mode { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When it was asked for, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The time from the first look to the second.</summary>
    public required TimeSpan PassInterval { get; init; }

    /// <summary>How long an event may wait for delivery.</summary>
    public required TimeSpan OutboxAge { get; init; }

    /// <summary>The EIP behind which the comparison with the gateway goes on; null for its beginning.</summary>
    public string? After { get; init; }

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Suspect> Suspects { get; init; } = [];

    /// <summary>What was counted so far.</summary>
    public ReconciliationReport Report { get; init; } = new();

    /// <summary>The account and region.</summary>
    [JsonIgnore]
    public AccountRegion Partition => new(AccountId, RegionId);
}
