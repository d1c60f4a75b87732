using System.Text.Json.Serialization;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Storage.Associations;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>A suspect to be looked at again and dealt with.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="RegionId">The region.</param>
/// <param name="RepairId">The id of the repair: like an operation's, and in the EIP's row and record in its place.</param>
/// <param name="Mode">What may be done.</param>
/// <param name="OutboxAge">How long an event may wait for delivery.</param>
/// <param name="Suspect">The suspect.</param>
public sealed record RepairInput(
    string AccountId, string RegionId, string RepairId, ReconciliationMode Mode, TimeSpan OutboxAge, Suspect Suspect)
{
    /// <summary>The account and region.</summary>
    [JsonIgnore]
    public AccountRegion Partition => new(AccountId, RegionId);

    internal OperationScope Scope => new(Partition, RepairId, ReconcilerPrincipal.Of(AccountId));
}
