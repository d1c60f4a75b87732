using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>Reads what rules need to know. What is not in the region is looked for in the account's others, so that a wrong region is named as such.</summary>
/// <param name="store">The state.</param>
public sealed class SnapshotReader(StateStore store)
{
    private static readonly AccountSettings DefaultSettings = new();
    private static readonly IReadOnlyDictionary<string, int> NoQuotas = new Dictionary<string, int>();

    /// <summary>Reads an account's settings in a region.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="freshness">Whether memory may answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The settings with the limits of the account in all regions; the defaults where the account has set none.</returns>
    public async Task<AccountSettings> SettingsAsync(AccountRegion partition, Freshness freshness, CancellationToken cancellationToken)
    {
        var row = store.GetAsync(partition, Keys.Account, freshness, cancellationToken);
        var account = await AccountQuotasAsync(partition.AccountId, freshness, cancellationToken).ConfigureAwait(false);
        var settings = (await row.ConfigureAwait(false))?.Value ?? DefaultSettings;
        return settings with { AccountQuotas = account };
    }

    /// <summary>Reads the limits that hold for an account in all its regions.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="freshness">Whether memory may answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The limits by quota id; empty where the account has none.</returns>
    public async Task<IReadOnlyDictionary<string, int>> AccountQuotasAsync(
        string accountId, Freshness freshness, CancellationToken cancellationToken) =>
        (await store
            .GetAsync(AccountRegion.EveryRegionOf(accountId), Keys.AccountQuotas, freshness, cancellationToken)
            .ConfigureAwait(false))?.Value.Quotas ?? NoQuotas;

    /// <summary>Looks for what is not in a region in the account's others.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="partition">The account, and the region where it is not.</param>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The row's value, or null when no region of the account has it.</returns>
    public async Task<T?> FindElsewhereAsync<T>(AccountRegion partition, RowKey<T> key, CancellationToken cancellationToken)
        where T : class
    {
        await foreach (var other in store.ListRegionsAsync(partition.AccountId, cancellationToken).ConfigureAwait(false))
        {
            if (other != partition
                && await store.GetAsync(other, key, Freshness.Stored, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found.Value;
            }
        }

        return null;
    }

    /// <summary>Reads an EIP, wherever in the account it is: one in another region is named as such by the rule about regions.</summary>
    internal async Task<Eip?> FindEipAsync(AccountRegion partition, string eipId, CancellationToken cancellationToken)
    {
        var row = await store.GetAsync(partition, Keys.Eip(eipId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return row?.Value ?? await FindElsewhereAsync(partition, Keys.Eip(eipId), cancellationToken).ConfigureAwait(false);
    }

    internal async Task<AssociationRows> ReadAsync(
        AccountRegion partition, Principal principal, AssociationRequest request, Freshness freshness, CancellationToken cancellationToken)
    {
        var eipTask = store.GetAsync(partition, Keys.Eip(request.EipId), freshness, cancellationToken);
        var targetTask = store.GetAsync(partition, Keys.Resource(request.ResourceId), freshness, cancellationToken);
        var settings = await SettingsAsync(partition, freshness, cancellationToken).ConfigureAwait(false);
        var eip = await eipTask.ConfigureAwait(false);
        var target = await targetTask.ConfigureAwait(false);
        var snapshot = new AssociationSnapshot
        {
            Request = request,
            RegionId = partition.RegionId,
            Principal = principal,
            Account = settings,
            Eip = eip?.Value ?? await ElsewhereAsync(partition, Keys.Eip(request.EipId), freshness, cancellationToken).ConfigureAwait(false),
            Target = await WithEntriesAsync(partition, target?.Value, freshness, cancellationToken).ConfigureAwait(false)
                ?? await ElsewhereAsync(partition, Keys.Resource(request.ResourceId), freshness, cancellationToken).ConfigureAwait(false),
        };
        var attachment = await AttachmentAsync(partition, snapshot.Mode, target?.Value, cancellationToken).ConfigureAwait(false);
        return new(eip, target, snapshot with { Attachment = attachment });
    }

    internal async Task<ModeChangeRows> ReadAsync(
        AccountRegion partition, Principal principal, ModeChangeRequest request, Freshness freshness, CancellationToken cancellationToken)
    {
        var eip = await store.GetAsync(partition, Keys.Eip(request.EipId), freshness, cancellationToken).ConfigureAwait(false);
        var target = await store.TargetOfAsync(partition, eip, freshness, cancellationToken).ConfigureAwait(false);
        var snapshot = new ModeChangeSnapshot
        {
            Request = request,
            Principal = principal,
            Account = await SettingsAsync(partition, freshness, cancellationToken).ConfigureAwait(false),
            Eip = eip?.Value,
            Elsewhere = eip is null
                ? await ElsewhereAsync(partition, Keys.Eip(request.EipId), freshness, cancellationToken).ConfigureAwait(false)
                : null,
            Target = target?.Value,
            Attachment = await AttachmentAsync(partition, request.Mode, target?.Value, cancellationToken).ConfigureAwait(false),
        };
        return new(eip, target, snapshot);
    }

    /// <summary>
    /// Reads the instance that an ENI is attached to where a rule asks for its type and the ENI does not have it. It is
    /// always the stored one: no transaction checks its row, so a memory that is out of date would not be found out.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="mode">The mode that the association would have.</param>
    /// <param name="target">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The instance; null where nobody asks for it or there is none.</returns>
    internal async Task<RegisteredResource?> AttachmentAsync(
        AccountRegion partition, EipMode mode, RegisteredResource? target, CancellationToken cancellationToken) =>
        mode == EipMode.MultiEip
        && target?.Resource is NetworkInterface { IsAttached: true, InstanceType: null or "", InstanceId: { } instanceId }
            ? (await store.GetAsync(partition, Keys.Resource(instanceId), Freshness.Stored, cancellationToken).ConfigureAwait(false))?.Value
            : null;

    // What is not entered in the rows of its addresses may be led to by DNAT entries that its own row does not have.
    private async Task<RegisteredResource?> WithEntriesAsync(
        AccountRegion partition, RegisteredResource? target, Freshness freshness, CancellationToken cancellationToken)
    {
        if (target is not { AddressesClaimed: null, Resource: { VpcId: { } vpcId } resource })
        {
            return target;
        }

        List<DnatEntry> entries = [.. target.DnatEntries];
        foreach (var ipAddress in resource.PrivateAddresses)
        {
            var address = await store
                .GetAsync(partition, Keys.PrivateAddress(vpcId, ipAddress), freshness, cancellationToken).ConfigureAwait(false);
            if (address is not null && address.Value.RivalOf(AddressHolder.Of(resource)) is null)
            {
                entries.AddRange(address.Value.DnatEntries.ExceptBy(entries.Select(entry => entry.DnatEntryId), entry => entry.DnatEntryId));
            }
        }

        return target with { DnatEntries = entries };
    }

    /// <summary>
    /// Looks for what was missed in a region in the account's others. A miss on remembered rows is decided again on stored
    /// ones: only then is it worth asking every region.
    /// </summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="partition">The account, and the region where it is not.</param>
    /// <param name="key">Its key.</param>
    /// <param name="freshness">Whether memory answered that it is not there.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The row's value; null when memory answered, or no region of the account has it.</returns>
    internal async Task<T?> ElsewhereAsync<T>(
        AccountRegion partition, RowKey<T> key, Freshness freshness, CancellationToken cancellationToken)
        where T : class =>
        freshness == Freshness.Stored
            ? await FindElsewhereAsync(partition, key, cancellationToken).ConfigureAwait(false)
            : null;
}
