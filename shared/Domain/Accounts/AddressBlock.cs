namespace EipFunctions.Domain.Accounts;

/// <summary>
/// A block of 256 public addresses that one account holds in one region. Blocks are claimed once for all accounts and
/// regions; an address is handed out within its block, so no address can ever be given to two. An operating system
/// that has an address of the block takes the block for its network: the network's own address, the gateway
/// (<see cref="GatewayOffset"/>), the one behind it and the broadcast address are never handed out.
/// </summary>
/// <param name="Number">The first three bytes of its addresses, as one number: 198.18.1.0 to 198.18.1.255 is 12,980,737.</param>
/// <param name="Used">One bit per address, 32 bytes: set while the address belongs to an EIP.</param>
public sealed record AddressBlock(int Number, IReadOnlyList<byte> Used)
{
    /// <summary>How many addresses a block has.</summary>
    public const int Size = 256;

    /// <summary>The offset of the gateway.</summary>
    public const int GatewayOffset = 253;

    /// <summary>A block of which nothing is handed out.</summary>
    /// <param name="number">The block's number.</param>
    /// <returns>The block.</returns>
    public static AddressBlock Empty(int number) => new(number, new byte[Size / 8]);

    /// <summary>Whether the address at an offset is one that is handed out.</summary>
    /// <param name="offset">Its offset in the block, 0 to 255.</param>
    /// <returns>True for 1 to 252.</returns>
    public static bool CanHandOut(int offset) => offset is >= 1 and < GatewayOffset;

    /// <summary>The lowest address that can be handed out.</summary>
    /// <returns>Its offset in the block, 1 to 252, or null when the block is full.</returns>
    public int? FirstFree()
    {
        for (var offset = 1; CanHandOut(offset); offset++)
        {
            if (!IsUsed(offset))
            {
                return offset;
            }
        }

        return null;
    }

    /// <summary>The addresses of a run that can be handed out.</summary>
    /// <param name="offset">The offset in the block at which the run begins.</param>
    /// <param name="size">How many addresses it spans.</param>
    /// <returns>Their offsets: up to 4 fewer than it spans, where the run begins or ends with the block.</returns>
    public static IReadOnlyList<int> AssignableOf(int offset, int size) =>
        [.. Enumerable.Range(offset, size).Where(one => one is >= 1 and < GatewayOffset)];

    /// <summary>
    /// Finds an aligned run of which nothing is handed out: of those with the most addresses that can be, the first.
    /// </summary>
    /// <param name="size">How many addresses it spans, a power of two.</param>
    /// <returns>The offset in the block at which it begins, a multiple of the size; null when there is none.</returns>
    public int? FirstFreeRun(int size) => Enumerable.Range(0, Size / size)
        .Select(run => run * size)
        .Where(offset => Enumerable.Range(offset, size).All(one => !IsUsed(one)))
        .OrderByDescending(offset => AssignableOf(offset, size).Count)
        .Cast<int?>()
        .FirstOrDefault();

    /// <summary>Whether an address belongs to an EIP.</summary>
    /// <param name="offset">Its offset in the block, 0 to 255.</param>
    /// <returns>True while it does.</returns>
    public bool IsUsed(int offset) => (Used[offset / 8] & (1 << (offset % 8))) != 0;

    /// <summary>The block with an address handed out or taken back.</summary>
    /// <param name="offset">Its offset in the block, 0 to 255.</param>
    /// <param name="used">True to hand it out.</param>
    /// <returns>The block.</returns>
    public AddressBlock With(int offset, bool used)
    {
        var bits = Used.ToArray();
        var mask = (byte)(1 << (offset % 8));
        bits[offset / 8] = (byte)(used ? bits[offset / 8] | mask : bits[offset / 8] & ~mask);
        return this with { Used = bits };
    }

    /// <summary>The block with the addresses of a run handed out or taken back.</summary>
    /// <param name="offset">The offset in the block at which the run begins.</param>
    /// <param name="size">How many addresses it spans.</param>
    /// <param name="used">True to hand them out.</param>
    /// <returns>The block.</returns>
    public AddressBlock WithRun(int offset, int size, bool used) =>
        AssignableOf(offset, size).Aggregate(this, (block, one) => block.With(one, used));
}
