using System.Text.RegularExpressions;
using EipFunctions.Testing;
using YamlDotNet.RepresentationModel;

namespace EipFunctions.Infra.Tests;

/// <summary>The workflows of GitHub Actions.</summary>
public sealed partial class WorkflowFileTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, ".github", "workflows");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.yml").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Permissions_AreReadOnlyUnlessAJobSaysMore(string file)
    {
        var permissions = (YamlMappingNode)Load(file)["permissions"];
        Assert.Equal("contents: read", string.Join(", ", permissions.Children.Select(child => $"{child.Key}: {child.Value}")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Actions_ArePinnedToACommitOfANamedVersion(string file)
    {
        _ = Load(file);
        var uses = File.ReadLines(Path.Combine(Folder, file)).Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();
        Assert.All(
            uses.Where(line => !line.Contains("uses: ./", StringComparison.Ordinal)),
            line => Assert.Matches(Pinned(), line));
        Assert.NotEmpty(uses);
    }

    private static YamlMappingNode Load(string file)
    {
        using var reader = File.OpenText(Path.Combine(Folder, file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    [GeneratedRegex(@"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
