using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EipFunctions.Domain;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Quotas;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Segments;
using EipFunctions.Domain.Snat;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Holds;

namespace EipFunctions.Storage.State;

/// <summary>
/// Every key of the state table, in one place. The partition is the account and region, so that all that an
/// association touches changes in one entity group transaction:
/// <list type="table">
/// <item><term><c>account</c></term><description>the account's settings, quotas and address blocks</description></item>
/// <item><term><c>address-index</c></term><description>whether every resource is entered in the rows of its private addresses</description></item>
/// <item><term><c>audit|{eipId}|{sequence}</c></term><description>what was done to an EIP</description></item>
/// <item><term><c>claim|{resourceId}|{slot}</c></term><description>the association that holds a slot: insert-only, so one holder</description></item>
/// <item><term><c>dnat|{natGatewayId}|{dnatEntryId}</c></term><description>a DNAT entry</description></item>
/// <item><term><c>eip|{eipId}</c></term><description>an EIP with its association</description></item>
/// <item><term><c>hold|id|{resourceId}|{eipId}</c></term><description>an EIP that is held for the replacement of a resource</description></item>
/// <item><term><c>hold|logical|{logicalId}|{eipId}</c></term><description>the same, by the logical id of the resource</description></item>
/// <item><term><c>ip|{vpcId}|{address}</c></term><description>a private address: the resource that has it, the DNAT entries that lead to it</description></item>
/// <item><term><c>ipv6|{address}</c></term><description>the instance that has an IPv6 address: insert-only, so one holder</description></item>
/// <item><term><c>outbox|{eipId}|{sequence}</c></term><description>an event that waits for delivery</description></item>
/// <item><term><c>quota-request|{requestId}</c></term><description>a request to change a limit, never deleted</description></item>
/// <item><term><c>resource-audit|{resourceId}|{ticks}|{eipId}|{sequence}</c></term><description>what was done to a resource or to an EIP on it, by time</description></item>
/// <item><term><c>resource|{resourceId}</c></term><description>a resource with its occupants, DNAT and SNAT entries</description></item>
/// <item><term><c>segment|{segmentInstanceId}</c></term><description>contiguous EIPs: where they are, and how far their allocation or release is</description></item>
/// <item><term><c>snat|{natGatewayId}|{snatEntryId}</c></term><description>an SNAT entry</description></item>
/// <item><term><c>successor|id|{replacedId}|{resourceId}</c></term><description>a resource that says that it replaces another</description></item>
/// <item><term><c>successor|logical|{logicalId}|{resourceId}</c></term><description>a resource with a logical id</description></item>
/// <item><term><c>waiter|{resourceId}|{operationId}</c></term><description>an operation that waits for the resource's state</description></item>
/// </list>
/// What holds for an account in all its regions is in the partition of the account without a region:
/// <c>account-quotas</c>, and the quota requests that concern it; that partition is not listed as a region.
/// Three partitions serve all accounts: <c>!partitions</c> lists the accounts and regions, <c>!address-blocks</c> says
/// who holds which block of addresses, <c>!imported-addresses</c> who imported which address. Ids are escaped (<see cref="KeyEscape"/>), so any character is safe in them.
/// </summary>
public static class Keys
{
    /// <summary>The partition that lists the accounts and regions.</summary>
    public const string PartitionsPartition = "!partitions";

    /// <summary>The partition of address blocks.</summary>
    public const string AddressBlocksPartition = "!address-blocks";

    /// <summary>The partition of imported addresses.</summary>
    public const string ImportedAddressesPartition = "!imported-addresses";

    /// <summary>The key of the account's settings.</summary>
    public static RowKey<AccountSettings> Account { get; } = new("account", DomainJson.Default.AccountSettings);

    /// <summary>The key of the limits that hold for an account in all its regions.</summary>
    public static RowKey<AccountQuotas> AccountQuotas { get; } = new("account-quotas", DomainJson.Default.AccountQuotas);

    /// <summary>The prefix of every quota request's key.</summary>
    public static RowPrefix<QuotaRequest> QuotaRequests { get; } = new("quota-request|", DomainJson.Default.QuotaRequest);

    /// <summary>The key of the mark that the resources of the region are entered in the rows of their private addresses.</summary>
    public static RowKey<AddressIndex> AddressIndex { get; } = new("address-index", StorageJson.Default.AddressIndex);

    /// <summary>The prefix of every EIP's key.</summary>
    public static RowPrefix<Eip> Eips { get; } = new("eip|", DomainJson.Default.Eip);

    /// <summary>The prefix of every resource's key.</summary>
    public static RowPrefix<RegisteredResource> Resources { get; } = new("resource|", DomainJson.Default.RegisteredResource);

    /// <summary>The prefix of every segment's key.</summary>
    public static RowPrefix<EipSegment> Segments { get; } = new("segment|", DomainJson.Default.EipSegment);

    /// <summary>The prefix of every waiting event's key.</summary>
    public static RowPrefix<EipEvent> Outbox { get; } = new("outbox|", DomainJson.Default.EipEvent);

    /// <summary>The prefix of every private address's key.</summary>
    public static RowPrefix<PrivateAddress> PrivateAddresses { get; } = new("ip|", DomainJson.Default.PrivateAddress);

    /// <summary>The prefix of every claim's key.</summary>
    public static RowPrefix<Claim> Claims { get; } = new("claim|", StorageJson.Default.Claim);

    /// <summary>The prefix of every waiting operation's key.</summary>
    public static RowPrefix<Waiter> Waiters { get; } = new("waiter|", StorageJson.Default.Waiter);

    /// <summary>The prefix of every IPv6 address's key.</summary>
    public static RowPrefix<Ipv6Claim> Ipv6Claims { get; } = new("ipv6|", StorageJson.Default.Ipv6Claim);

    /// <summary>The prefix that finds every hold once.</summary>
    public static RowPrefix<HoldEntry> Holds { get; } = new("hold|id|", StorageJson.Default.HoldEntry);

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

    /// <summary>The key of a segment.</summary>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <returns>The key.</returns>
    public static RowKey<EipSegment> Segment(string segmentInstanceId) => Segments.Key(segmentInstanceId);

    /// <summary>The key of a quota request.</summary>
    /// <param name="requestId">The request.</param>
    /// <returns>The key.</returns>
    public static RowKey<QuotaRequest> QuotaRequest(string requestId) => QuotaRequests.Key(requestId);

    /// <summary>The key of a private address.</summary>
    /// <param name="vpcId">The VPC.</param>
    /// <param name="ipAddress">The address.</param>
    /// <returns>The key.</returns>
    public static RowKey<PrivateAddress> PrivateAddress(string vpcId, string ipAddress) => PrivateAddresses.Key(vpcId, ipAddress);

    /// <summary>The key of the claim on a slot.</summary>
    /// <param name="resourceId">The resource.</param>
    /// <param name="slot">The slot.</param>
    /// <returns>The key.</returns>
    public static RowKey<Claim> Claim(string resourceId, string slot) => Claims.Key(resourceId, slot);

    /// <summary>The key of the claim on an IPv6 address.</summary>
    /// <param name="address">The address in canonical form.</param>
    /// <returns>The key.</returns>
    public static RowKey<Ipv6Claim> Ipv6Claim(string address) => Ipv6Claims.Key(address);

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

    /// <summary>The key of an SNAT entry.</summary>
    /// <param name="natGatewayId">The NAT gateway that carries it.</param>
    /// <param name="snatEntryId">The entry.</param>
    /// <returns>The key.</returns>
    public static RowKey<SnatEntry> SnatEntry(string natGatewayId, string snatEntryId) =>
        SnatEntries(natGatewayId).Key(snatEntryId);

    /// <summary>The prefix of the SNAT entries of a NAT gateway.</summary>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <returns>The prefix.</returns>
    public static RowPrefix<SnatEntry> SnatEntries(string natGatewayId) =>
        new($"snat|{KeyEscape.Escape(natGatewayId)}|", DomainJson.Default.SnatEntry);

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

    /// <summary>The prefix of the audit of a resource.</summary>
    /// <param name="resourceId">The resource.</param>
    /// <returns>The prefix.</returns>
    public static RowPrefix<ResourceAuditEntry> ResourceAuditOf(string resourceId) =>
        new($"resource-audit|{KeyEscape.Escape(resourceId)}|", DomainJson.Default.ResourceAuditEntry);

    /// <summary>The key of an entry about an EIP in the audit of a resource; they sort by time.</summary>
    /// <param name="resourceId">The resource.</param>
    /// <param name="at">When, in UTC.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="sequence">The sequence of the event that it goes with.</param>
    /// <returns>The key.</returns>
    public static RowKey<ResourceAuditEntry> ResourceAudit(string resourceId, DateTimeOffset at, string eipId, long sequence) =>
        ResourceAuditOf(resourceId).Key(Ticks(at), eipId, Sequence(sequence));

    /// <summary>The key of an entry about the resource itself in its audit.</summary>
    /// <param name="resourceId">The resource.</param>
    /// <param name="at">When, in UTC.</param>
    /// <param name="version">The version of the resource's row that was changed; empty where there was none.</param>
    /// <returns>The key, another for each version: a clock that stands still must not keep a change from being recorded.</returns>
    public static RowKey<ResourceAuditEntry> ResourceAudit(string resourceId, DateTimeOffset at, string version) =>
        ResourceAuditOf(resourceId).Key(
            Ticks(at), "", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)).AsSpan(0, 8)));

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

    /// <summary>The prefix of the holds for the replacement of a resource; the EIP's id follows.</summary>
    /// <param name="resourceId">The resource.</param>
    /// <returns>The prefix.</returns>
    public static RowPrefix<HoldEntry> HoldsOfResource(string resourceId) =>
        new($"{Holds.Value}{KeyEscape.Escape(resourceId)}|", StorageJson.Default.HoldEntry);

    /// <summary>The prefix of the holds for the replacement of a resource with a logical id; the EIP's id follows.</summary>
    /// <param name="logicalId">The logical id.</param>
    /// <returns>The prefix.</returns>
    public static RowPrefix<HoldEntry> HoldsOfLogicalId(string logicalId) =>
        new($"hold|logical|{KeyEscape.Escape(logicalId)}|", StorageJson.Default.HoldEntry);

    /// <summary>The prefix of the resources that say that they replace another; their ids follow.</summary>
    /// <param name="replacedId">The resource that is replaced.</param>
    /// <returns>The prefix.</returns>
    public static RowPrefix<Successor> SuccessorsOf(string replacedId) =>
        new($"successor|id|{KeyEscape.Escape(replacedId)}|", StorageJson.Default.Successor);

    /// <summary>The prefix of the resources that have a logical id; their ids follow.</summary>
    /// <param name="logicalId">The logical id.</param>
    /// <returns>The prefix.</returns>
    public static RowPrefix<Successor> ResourcesOfLogicalId(string logicalId) =>
        new($"successor|logical|{KeyEscape.Escape(logicalId)}|", StorageJson.Default.Successor);

    // Rows that a change reads before it writes them. Claims, events and audit entries are only ever written.
    internal static bool IsRemembered(string key) =>
        key.StartsWith("eip|", StringComparison.Ordinal)
        || key.StartsWith("resource|", StringComparison.Ordinal)
        || key.StartsWith("ip|", StringComparison.Ordinal)
        || key == Account.Value
        || key == AccountQuotas.Value
        || key == AddressIndex.Value;

    // Hardly any account has this row, and every change asks for it: that it is not there is worth remembering too.
    internal static bool IsAbsenceRemembered(string key) => key == AccountQuotas.Value;

    // Nineteen digits hold any time, so that the order of the text is the order of time.
    private static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    private static string Sequence(long sequence) => sequence.ToString("D12", CultureInfo.InvariantCulture);
}
