using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using Azure;
using Azure.Data.Tables;
using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>
/// The public addresses that the service hands out, cut in blocks of 256. A block belongs to the one account and
/// region that inserted its row; it is never given back, as the account goes on using it. 252 of its addresses can be
/// handed out.
/// </summary>
public sealed class AddressPool
{
    private readonly TableClient _table;
    private readonly int _first;
    private readonly int _blocks;

    /// <summary>Creates a pool.</summary>
    /// <param name="table">The state table.</param>
    /// <param name="range">The addresses in CIDR notation, such as <c>198.18.0.0/15</c>; IPv4, /8 to /24.</param>
    /// <exception cref="ArgumentException">The range is not of that form.</exception>
    public AddressPool(TableClient table, string range)
    {
        if (!TryParse(range, out var network))
        {
            throw new ArgumentException($"'{range}' is not an IPv4 range from /8 to /24, such as 198.18.0.0/15.", nameof(range));
        }

        _table = table;
        _first = PlaceOf(network.BaseAddress.ToString()).Block;
        _blocks = 1 << (24 - network.PrefixLength);
    }

    internal TableClient Table => _table;

    /// <summary>Whether a text is a range that a pool can have.</summary>
    internal static bool IsRange(string range) => TryParse(range, out _);

    /// <summary>Whether an address is one that the service hands out.</summary>
    /// <param name="ipAddress">The IPv4 address.</param>
    /// <returns>True when it is in the range.</returns>
    public bool Contains(string ipAddress)
    {
        var block = PlaceOf(ipAddress).Block;
        return block >= _first && block < _first + _blocks;
    }

    /// <summary>The address at a place of a block.</summary>
    /// <param name="block">The block's number.</param>
    /// <param name="offset">The place, 0 to 255.</param>
    /// <returns>The address.</returns>
    public static string AddressAt(int block, int offset)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ((uint)block * AddressBlock.Size) + (uint)offset);
        return new IPAddress(bytes).ToString();
    }

    /// <summary>The block and place of an address.</summary>
    /// <param name="ipAddress">The address.</param>
    /// <returns>The block's number and the place in it.</returns>
    public static (int Block, int Offset) PlaceOf(string ipAddress)
    {
        var address = BinaryPrimitives.ReadUInt32BigEndian(IPAddress.Parse(ipAddress).GetAddressBytes());
        return ((int)(address / AddressBlock.Size), (int)(address % AddressBlock.Size));
    }

    private static bool TryParse(string range, out IPNetwork network) =>
        IPNetwork.TryParse(range, out network) && network.BaseAddress.GetAddressBytes().Length == 4
        && network.PrefixLength is >= 8 and <= 24;

    /// <summary>Claims a block that nobody has, or finds one that a claim cut short left to the same owner.</summary>
    /// <param name="partition">Who it is for.</param>
    /// <param name="held">The blocks that the owner knows of.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The block's number, or null when every block is taken.</returns>
    public async Task<int?> ClaimBlockAsync(
        AccountRegion partition, IReadOnlyCollection<int> held, CancellationToken cancellationToken)
    {
        var owner = Keys.Partition(partition);
        while (true)
        {
            var owners = await OwnersAsync(cancellationToken).ConfigureAwait(false);
            foreach (var (block, holder) in owners)
            {
                if (holder == owner && !held.Contains(block))
                {
                    return block;
                }
            }

            var free = Enumerable.Range(_first, _blocks).Cast<int?>().FirstOrDefault(block => !owners.ContainsKey(block!.Value));
            if (free is null || await TryClaimAsync(owner, free.Value, cancellationToken).ConfigureAwait(false))
            {
                return free;
            }
        }
    }

    private async Task<Dictionary<int, string>> OwnersAsync(CancellationToken cancellationToken)
    {
        var owners = new Dictionary<int, string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.AddressBlocksPartition}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            owners.Add(int.Parse(row.RowKey, CultureInfo.InvariantCulture), row.GetString("Owner"));
        }

        return owners;
    }

    private async Task<bool> TryClaimAsync(string owner, int block, CancellationToken cancellationToken)
    {
        var claim = new TableEntity(Keys.AddressBlocksPartition, block.ToString("D8", CultureInfo.InvariantCulture)) { ["Owner"] = owner };
        try
        {
            _ = await _table.AddEntityAsync(claim, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
    }
}
