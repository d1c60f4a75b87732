using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Inventory;
using FsCheck.Xunit;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class AddressBlockTests(AzuriteFixture azurite)
{
    [Property]
    public void FirstFree_SomeUsed_IsTheLeastThatIsNotAndMayBeHandedOut(byte[] used)
    {
        var block = used.Aggregate(AddressBlock.Empty(0), (b, offset) => b.With(offset, used: true));

        Assert.Equal(Enumerable.Range(1, 252).First(offset => !used.Contains((byte)offset)), block.FirstFree());
        Assert.All(used, offset => Assert.False(block.With(offset, used: false).IsUsed(offset)));
    }

    [Fact]
    public void FirstFree_UntilThereIsNone_HandsOutNeitherNetworkNorGatewayNorBroadcast()
    {
        var block = AddressBlock.Empty(0);
        var handedOut = new List<int>();
        while (block.FirstFree() is { } offset)
        {
            handedOut.Add(offset);
            block = block.With(offset, used: true);
        }

        Assert.Equal(Enumerable.Range(1, 252), handedOut);
        Assert.Equal(AddressBlock.GatewayOffset, handedOut[^1] + 1);
    }

    // Blocks of earlier versions gave out all 256: what is handed out stays so, and is not given again once returned.
    [Fact]
    public void FirstFree_OldBlockThatGaveOutReservedAddresses_GoesOn()
    {
        var old = new[] { 0, 1, 253, 254, 255 }.Aggregate(AddressBlock.Empty(0), (b, offset) => b.With(offset, used: true));

        var returned = old.With(0, used: false).With(255, used: false);

        Assert.True(old.IsUsed(0) && old.IsUsed(255));
        Assert.Equal((2, 2), (old.FirstFree()!.Value, returned.FirstFree()!.Value));
    }

    // Blocks are numbered by their addresses, so that another range in the settings cannot give an address twice.
    [Property]
    public bool PlaceOf_AnyAddress_IsWhereItCameFrom(byte a, byte b, byte c, byte offset)
    {
        var address = $"{a}.{b}.{c}.{offset}";
        var place = AddressPool.PlaceOf(address);

        return place == ((a << 16) | (b << 8) | c, offset) && AddressPool.AddressAt(place.Block, place.Offset) == address;
    }

    [Theory]
    [InlineData("198.18.0.0/25")]
    [InlineData("2001:db8::/16")]
    [InlineData("198.18.0.0")]
    public async Task Create_OtherRange_IsRefused(string range)
    {
        await using var table = await StateTable.CreateAsync(azurite);

        _ = Assert.Throws<ArgumentException>(() => new AddressPool(table.Client, range));
    }
}
