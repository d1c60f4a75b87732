using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Inventory;
using FsCheck.Xunit;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class AddressBlockTests(AzuriteFixture azurite)
{
    [Property]
    public void FirstFree_SomeUsed_IsTheLeastThatIsNot(byte[] used)
    {
        var block = used.Aggregate(AddressBlock.Empty(0), (b, offset) => b.With(offset, used: true));

        Assert.Equal(Enumerable.Range(0, 256).First(offset => !used.Contains((byte)offset)), block.FirstFree());
        Assert.All(used, offset => Assert.False(block.With(offset, used: false).IsUsed(offset)));
    }

    [Fact]
    public void FirstFree_AllUsed_IsNone() =>
        Assert.Null(Enumerable.Range(0, 256).Aggregate(AddressBlock.Empty(0), (b, offset) => b.With(offset, used: true)).FirstFree());

    [Property]
    public bool PlaceOf_AddressOfThePool_IsWhereItCameFrom(byte block, byte offset)
    {
        var pool = new AddressPool(table: null!, "198.18.0.0/16");

        return pool.PlaceOf(pool.AddressAt(block, offset)) == (block, offset);
    }

    [Theory]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("255.255.255.255")]
    public void PlaceOf_OtherAddress_IsNone(string address) =>
        Assert.Null(new AddressPool(table: null!, "198.18.0.0/15").PlaceOf(address));

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
