using EipFunctions.Domain.Accounts;

namespace EipFunctions.Storage.Inventory;

/// <summary>Where a new EIP gets its address from.</summary>
/// <param name="Obstacle">Why it gets none; <see cref="AllocationStatus.Allocated"/> where it gets one.</param>
/// <param name="Block">The block; null for none.</param>
/// <param name="Offset">The place in the block.</param>
internal readonly record struct AddressPlace(AllocationStatus Obstacle, AddressBlock? Block = null, int Offset = 0)
{
    /// <summary>
    /// The place of a certain address. Only the account's own blocks are looked at: the answer tells of nobody else; and of the
    /// account's other EIPs only those who see them all.
    /// </summary>
    public static AddressPlace Of(AddressPool pool, IReadOnlyList<AddressBlock> blocks, string ipAddress, bool tells)
    {
        var (number, offset) = AddressPool.PlaceOf(ipAddress);
        if (!pool.Contains(ipAddress) || !AddressBlock.CanHandOut(offset))
        {
            return new(AllocationStatus.AddressUnknown);
        }

        return blocks.FirstOrDefault(block => block.Number == number) switch
        {
            null => new(AllocationStatus.AddressUnfamiliar),
            var block when block.IsUsed(offset) => new(tells ? AllocationStatus.AddressTaken : AllocationStatus.AddressUnfamiliar),
            var block => new(AllocationStatus.Allocated, block, offset),
        };
    }

    /// <summary>The place of the next free address, in another block when those of the account are full.</summary>
    public static async Task<AddressPlace> FreeAsync(
        AddressPool pool, AccountRegion partition, IReadOnlyList<AddressBlock> blocks, CancellationToken cancellationToken)
    {
        if (blocks.FirstOrDefault(candidate => candidate.FirstFree() is not null) is { } block)
        {
            return InBlock(block);
        }

        var claimed = await pool
            .ClaimBlockAsync(partition, [.. blocks.Select(one => one.Number)], cancellationToken).ConfigureAwait(false);
        return claimed is { } number ? InBlock(AddressBlock.Empty(number)) : new(AllocationStatus.PoolExhausted);
    }

    private static AddressPlace InBlock(AddressBlock block) => new(AllocationStatus.Allocated, block, block.FirstFree()!.Value);
}
