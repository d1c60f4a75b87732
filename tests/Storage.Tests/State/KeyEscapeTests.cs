using System.Text;
using EipFunctions.Storage.State;
using FsCheck.Xunit;

namespace EipFunctions.Storage.Tests.State;

public sealed class KeyEscapeTests(AzuriteFixture azurite)
{
    [Property(MaxTest = 500)]
    public bool Escape_AnyText_RoundTrips(string? text) =>
        !IsText(text) || KeyEscape.Unescape(KeyEscape.Escape(text!)) == text;

    [Property(MaxTest = 500)]
    public bool Escape_AnyText_IsSafeInAKey(string? text) =>
        !IsText(text) || KeyEscape.Escape(text!).All(c => c is > ' ' and < '\x7f' and not ('/' or '\\' or '#' or '?' or '|'));

    [Property(MaxTest = 500)]
    public bool Escape_TwoTexts_StayTwo(string? one, string? other) =>
        !IsText(one) || !IsText(other) || one == other || KeyEscape.Escape(one!) != KeyEscape.Escape(other!);

    [Theory]
    [InlineData("a=2Fb", "a/b")]
    [InlineData("=", "=3D")]
    [InlineData("", "=")]
    [InlineData("é", "e\u0301")]
    public void Escape_TextsThatLookAlike_StayTwo(string one, string other) =>
        Assert.NotEqual(KeyEscape.Escape(one), KeyEscape.Escape(other));

    // Given as numbers: a compiled attribute cannot hold half a surrogate pair.
    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDFFF)]
    public void Escape_HalfACharacter_IsRefused(int half) =>
        Assert.ThrowsAny<ArgumentException>(() => KeyEscape.Escape($"a{(char)half}b"));

    [Theory]
    [InlineData("a/b\\c#d?e|f=g")]
    [InlineData("tab\tnewline\n nul\0 del\x7f")]
    [InlineData("Grüße, 弹性公网 🌍 'quoted' \"twice\" 100%")]
    public async Task Ids_AnyCharacter_WorkEndToEnd(string id)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync(id);
        _ = await process.AllocateAsync(id);

        await process.AssociateAsync(id, id, id);

        var read = await process.Eips.GetAsync(StateTable.Partition, id, default);
        Assert.Equal(id, read!.Value.Association!.ResourceId);
        Assert.Equal(id, (await process.Eips.ListAsync(StateTable.Partition, 10, null, default)).Rows.Single().Value.EipId);
        Assert.Equal([1, 2, 3], process.Listener.SequencesOf(id));
    }

    private static bool IsText(string? text)
    {
        try
        {
            return text is not null && new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text) >= 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
