using EipFunctions.Testing;

namespace EipFunctions.Domain.Tests.ResourceEvents;

public sealed class ReactionsDocumentTests
{
    [Fact]
    public void Write_TheTable_IsWhatTheDocumentSays()
    {
        var path = Path.Combine(RepositoryRoot.Path, "docs", "reactions.md");
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(ReactionsDocument.Begin, StringComparison.Ordinal), text.IndexOf(ReactionsDocument.End, StringComparison.Ordinal));
        var written = text[..begin] + ReactionsDocument.Write() + text[(end + ReactionsDocument.End.Length)..];
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, written);
            return;
        }

        Assert.Equal(written, text);
    }
}
