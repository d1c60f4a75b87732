using EipFunctions.Testing;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class RefusalsDocumentTests
{
    [Fact]
    public void Write_TheCases_IsWhatTheDocumentSays()
    {
        var path = Path.Combine(RepositoryRoot.Path, "docs", "refusals.md");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, RefusalsDocument.Write());
        }

        Assert.Equal(RefusalsDocument.Write(), File.ReadAllText(path));
    }
}
