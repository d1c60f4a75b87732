using EipFunctions.Api.Rpc;
using EipFunctions.Testing;

namespace EipFunctions.Rpc.Tests.Reference;

public sealed class RpcReferenceTests
{
    public static TheoryData<string> Actions => [.. RpcActions.All.Select(action => action.Name)];

    [Fact]
    public async Task Reference_Always_IsWhatTheActionsSay()
    {
        var path = Path.Combine(RepositoryRoot.Path, "docs", "rpc.md");
        var reference = RpcReference.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, reference);
        }

        Assert.Equal(reference, await File.ReadAllTextAsync(path));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Action_Parameters_AreExplained(string name)
    {
        var action = RpcActions.Find(name)!;

        Assert.EndsWith(".", action.Summary, StringComparison.Ordinal);
        Assert.NotEmpty(action.Parameters);
        Assert.All(action.Parameters, parameter => Assert.EndsWith(".", parameter.Rules.Description, StringComparison.Ordinal));
    }
}
