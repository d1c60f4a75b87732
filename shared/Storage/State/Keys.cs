using System.Globalization;
using EipFunctions.Domain;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Associations;

namespace EipFunctions.Storage.State;

/// <summary>
/// Every key of the state table, in one place. The partition is the account and region, so that all that an
/// association touches changes in one entity group transaction:
/// <list type="table">
/// <item><term><c>account</c></term><description>the account's settings, quotas and address blocks</description></item>
/// <item><term><c>audit|{eipId}|{sequence}</c></term><description>what was done to an EIP</description></item>
/// <item><term><c>claim|{resourceId}|{slot}</c></term><description>the association that holds a slot: insert-only, so one holder</description></item>
/// <item><term><c>dnat|{natGatewayId}|{dnatEntryId}</c></term><description>a DNAT entry</description></item>
/// <item><term><c>eip|{eipId}</c></term><description>an EIP with its association</description></item>
/// <item><term><c>outbox|{eipId}|{sequence}</c></term><description>an event that waits for delivery</description></item>
/// <item><term><c>resource|{resourceId}</c></term><description>a resource with its occupants and DNAT entries</description></item>
/// <item><term><c>waiter|{resourceId}|{operationId}</c></term><description>an operation that waits for the resource's state</description></item>
/// </list>
/// Two partitions serve all accounts: <c>!partitions</c> lists the accounts and regions, <c>!address-blocks</c> says
/// who holds which block of addresses. Ids are escaped (<see cref="KeyEscape"/>), so any character is safe in them.
/// </summary>
public static class Keys
{
    /// <summary>The partition that lists the accounts and regions.</summary>
    public const string PartitionsPartition = "!partitions";

    /// <summary>The partition of address blocks.</summary>
    public const string AddressBlocksPartition = "!address-blocks";

    /// <summary>The key of the account's settings.</summary>
    public static RowKey<AccountSettings> Account { get; } = new("account", DomainJson.Default.AccountSettings);

    /// <summary>The prefix of every EIP's key.</summary>
    public static RowPrefix<Eip> Eips { get; } = new("eip|", DomainJson.Default.Eip);

    /// <summary>The prefix of every resource's key.</summary>
    public static RowPrefix<RegisteredResource> Resources { get; } = new("resource|", DomainJson.Default.RegisteredResource);

    /// <summary>The prefix of every waiting event's key.</summary>
    public static RowPrefix<EipEvent> Outbox { get; } = new("outbox|", DomainJson.Default.EipEvent);

    /// <summary>The prefix of every claim's key.</summary>
    public static RowPrefix<Claim> Claims { get; } = new("claim|", StorageJson.Default.Claim);

    /// <summary>The partition of an account and region.</summary>
    /// <param name="partition">The account and region.</param>
    /// <returns>The partition key.</returns>
    public static string Partition(AccountRegion partition) =>
        $"{KeyEscape.Escape(partition.AccountId)}|{KeyEscape.Escape(partition.RegionId)}";

    /// <summary>The account and region of a partition.</summary>
    /// <param name="partitionKey">The partition key.</param>
    /// <returns>The account and region.</returns>
    public static AccountRegion ParsePartition(string partitionKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        var parts = partitionKey.Split('|');
        return new(KeyEscape.Unescape(parts[0]), KeyEscape.Unescape(parts[1]));
    }

    /// <summary>The key of an EIP.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <returns>The key.</returns>
    public static RowKey<Eip> Eip(string eipId) => Eips.Key(eipId);

    /// <summary>The key of a resource.</summary>
    /// <param name="resourceId">The resource.</param>
    /// <returns>The key.</returns>
    public static RowKey<RegisteredResource> Resource(string resourceId) => Resources.Key(resourceId);

    /// <summary>The key of the claim on a slot.</summary>
    /// <param name="resourceId">The resource.</param>
    /// <param name="slot">The slot.</param>
    /// <returns>The key.</returns>
    public static RowKey<Claim> Claim(string resourceId, string slot) => Claims.Key(resourceId, slot);

    /// <summary>The key of a DNAT entry.</summary>
    /// <param name="natGatewayId">The NAT gateway that carries it.</param>
    /// <param name="dnatEntryId">The entry.</param>
    /// <returns>The key.</returns>
    public static RowKey<DnatEntry> DnatEntry(string natGatewayId, string dnatEntryId) =>
        DnatEntries(natGatewayId).Key(dnatEntryId);

    /// <summary>The prefix of the DNAT entries of a NAT gateway.</summary>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <returns>The prefix.</returns>
    public static RowPrefix<DnatEntry> DnatEntries(string natGatewayId) =>
        new($"dnat|{KeyEscape.Escape(natGatewayId)}|", DomainJson.Default.DnatEntry);

    /// <summary>The prefix of the events of an EIP that wait.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <returns>The prefix.</returns>
    public static RowPrefix<EipEvent> OutboxOf(string eipId) =>
        new($"outbox|{KeyEscape.Escape(eipId)}|", DomainJson.Default.EipEvent);

    /// <summary>The key of a waiting event.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <param name="sequence">The event's sequence.</param>
    /// <returns>The key.</returns>
    public static RowKey<EipEvent> OutboxEntry(string eipId, long sequence) => OutboxOf(eipId).Key(Sequence(sequence));

    /// <summary>The prefix of the audit of an EIP.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <returns>The prefix.</returns>
    public static RowPrefix<AuditEntry> AuditOf(string eipId) =>
        new($"audit|{KeyEscape.Escape(eipId)}|", DomainJson.Default.AuditEntry);

    /// <summary>The key of an audit entry.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <param name="sequence">The sequence of the event that it goes with.</param>
    /// <returns>The key.</returns>
    public static RowKey<AuditEntry> Audit(string eipId, long sequence) => AuditOf(eipId).Key(Sequence(sequence));

    /// <summary>The prefix of the operations that wait for a resource.</summary>
    /// <param name="resourceId">The resource.</param>
    /// <returns>The prefix.</returns>
    public static RowPrefix<Waiter> WaitersOf(string resourceId) =>
        new($"waiter|{KeyEscape.Escape(resourceId)}|", StorageJson.Default.Waiter);

    /// <summary>The key of an operation that waits for a resource.</summary>
    /// <param name="resourceId">The resource.</param>
    /// <param name="operationId">The operation.</param>
    /// <returns>The key.</returns>
    public static RowKey<Waiter> Waiter(string resourceId, string operationId) => WaitersOf(resourceId).Key(operationId);

    // Rows that a change reads before it writes them. Claims, events and audit entries are only ever written.
    internal static bool IsRemembered(string key) =>
        key.StartsWith("eip|", StringComparison.Ordinal)
        || key.StartsWith("resource|", StringComparison.Ordinal)
        || key == Account.Value;

    private static string Sequence(long sequence) => sequence.ToString("D12", CultureInfo.InvariantCulture);
}
