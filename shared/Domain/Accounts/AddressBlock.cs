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
}
