using EipFunctions.Testing;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class RulesDocumentTests
{
    [Fact]
    public void Write_TheRules_IsWhatTheDocumentSays()
    {
        var path = Path.Combine(RepositoryRoot.Path, "docs", "rules.md");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, RulesDocument.Write());
        }

        Assert.Equal(RulesDocument.Write(), File.ReadAllText(path));
    }
}
