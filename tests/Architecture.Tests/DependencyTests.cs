namespace EipFunctions.Architecture.Tests;

public sealed class DependencyTests
{
    private static readonly string[] Shared =
        ["shared/Domain", "shared/Storage", "shared/Gateway", "shared/Events", "shared/Api"];

    // A folder's projects may depend on these folders and on no other.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["shared/Domain"] = [],
        ["shared/Storage"] = ["shared/Domain"],
        ["shared/Gateway"] = ["shared/Domain"],
        ["shared/Events"] = ["shared/Domain", "shared/Storage"],
        ["shared/Api"] = ["shared/Domain", "shared/Storage"],
        ["workflows"] = Shared,
        ["local/Engine"] = ["workflows", .. Shared],
        ["local"] = ["local/Engine", "workflows", .. Shared],
        ["functions"] = ["workflows", .. Shared],
    };

    private static readonly string[] TestPackages =
        ["xunit", "FsCheck", "Microsoft.Extensions.TimeProvider.Testing", "Microsoft.NET.Test", "Microsoft.AspNetCore.Mvc.Testing"];

    public static TheoryData<string> Projects => [.. ProjectFile.All.Select(project => project.Path)];

    [Fact]
    public void All_Repository_HoldsTheProjectsOfTheDesign() =>
        Assert.Empty(Shared.Append("workflows").Append("local").Except(ProjectFile.All.Select(project => project.Path)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Projects_Reference_PointsTowardsTheDomain(string path)
    {
        var project = Find(path);
        if (project.IsTestOrBench)
        {
            return;
        }

        Assert.True(Allowed.TryGetValue(path, out var allowed), $"'{path}' has no place in the order of dependencies.");
        Assert.Empty(project.Projects.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Projects_Host_IsReferencedByTestsAndBenchesOnly(string path)
    {
        var project = Find(path);
        if (!project.IsTestOrBench)
        {
            Assert.DoesNotContain(project.Projects, reference => reference is "local" or "functions");
            Assert.DoesNotContain(project.Projects, reference => reference.StartsWith("tests/", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Packages_Domain_HasNone()
    {
        var domain = Find("shared/Domain");

        Assert.Empty(domain.Packages);
        Assert.Empty(domain.Frameworks);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Packages_OutsideTests_HoldNoTestPackage(string path)
    {
        var project = Find(path);
        if (!path.StartsWith("tests/", StringComparison.Ordinal))
        {
            Assert.DoesNotContain(project.Packages, package =>
                TestPackages.Any(prefix => package.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
        }
    }

    private static ProjectFile Find(string path) => ProjectFile.All.Single(project => project.Path == path);
}
