using System.Text.Json.Nodes;

namespace EipFunctions.Infra.Tests;

/// <summary>The templates as the compiler sees them; <c>bicepconfig.json</c> makes an error of every rule of the linter.</summary>
public sealed class CompilerTests
{
    private static readonly Lazy<Task<(string Output, string Complaints)>> Build =
        new(() => Bicep.RunAsync("build", Path.Combine(Bicep.Folder, "main.bicep"), "--stdout"));

    [Fact]
    public async Task Build_Main_HasNoComplaints() => Assert.Equal("", (await Build.Value).Complaints);

    [Fact]
    public async Task Lint_MainWithItsModules_HasNoComplaints()
    {
        var (_, complaints) = await Bicep.RunAsync("lint", Path.Combine(Bicep.Folder, "main.bicep"));
        Assert.Equal("", complaints);
    }

    [Fact]
    public async Task Modules_All_AreUsedByMain()
    {
        var used = await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "main.bicep"));
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Bicep.Folder, "modules")),
            module => Assert.Contains($"'modules/{Path.GetFileName(module)}'", used, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Format_EachFile_IsAsWritten()
    {
        Bicep.Require();
        using var formatted = new TemporaryCopy(Bicep.Folder);
        _ = await Bicep.RunAsync("format", "--pattern", Path.Combine(formatted.Path, "**", "*.bicep"));
        Assert.All(Bicep.Files, file => Assert.Equal(
            File.ReadAllText(file), File.ReadAllText(Path.Combine(formatted.Path, Path.GetRelativePath(Bicep.Folder, file)))));
    }

    [Fact]
    public async Task BuildParams_Sample_HasNoComplaints()
    {
        var (_, complaints) = await Bicep.RunAsync("build-params", Path.Combine(Bicep.Folder, "main.bicepparam"), "--stdout");
        Assert.Equal("", complaints);
    }

    [Fact]
    public async Task TaskHub_Default_IsTheOneOfHostJson()
    {
        var host = await FunctionsFile.ReadAsync("host.json");
        var parameters = JsonNode.Parse((await Build.Value).Output)!["parameters"]!;
        Assert.Equal(
            $"{JsonNode.Parse(host)!["extensions"]!["durableTask"]!["hubName"]}", $"{parameters["taskHubName"]!["defaultValue"]}");
    }

    [Fact]
    public async Task Parameters_All_AreDescribedAndKeysAreSecure()
    {
        var parameters = JsonNode.Parse((await Build.Value).Output)!["parameters"]!.AsObject();

        Assert.All(parameters, parameter => Assert.NotNull(parameter.Value!["metadata"]?["description"]));
        Assert.Equal(
            ["encryptionKey", "gatewayKey", "ownerKey"],
            parameters.Where(parameter => $"{parameter.Value!["type"]}" == "securestring").Select(parameter => parameter.Key).Order());
        Assert.DoesNotContain(
            parameters,
            parameter => parameter.Key.EndsWith("Key", StringComparison.Ordinal) && $"{parameter.Value!["type"]}" != "securestring");
    }
}
