using FsCheck;
using FsCheck.Xunit;

namespace EipFunctions.Engine.Tests;

public sealed class KeyTests
{
    [Property(MaxTest = 500)]
    public bool Of_AnyId_HasOnlySafeCharactersAndFits(NonEmptyString id)
    {
        var key = InstanceKey.Of(id.Get);
        return key.Length <= InstanceKey.MaxLength && key.All(c => char.IsAsciiLetterOrDigit(c) || "-_.:@~".Contains(c, StringComparison.Ordinal));
    }

    [Property(MaxTest = 500)]
    public bool Of_DifferentIds_GiveDifferentKeys(NonEmptyString one, NonEmptyString other) =>
        one.Get == other.Get || InstanceKey.Of(one.Get) != InstanceKey.Of(other.Get);

    [Property(MaxTest = 500)]
    public bool OfPrefix_AnyIdWithThePrefix_StartsWithIt(NonEmptyString prefix, string rest) =>
        InstanceKey.Of(prefix.Get + rest).StartsWith(InstanceKey.OfPrefix(prefix.Get), StringComparison.Ordinal);

    [Theory]
    [InlineData("", 0x811c9dc5u)]
    [InlineData("a", 0xe40c292cu)]
    [InlineData("foobar", 0xbf9cf968u)]
    public void ShardOf_KnownVectors_IsFnv1a(string text, uint hash) =>
        Assert.Equal((int)(hash % 31), ShardMap.Of(text, 31));
}
