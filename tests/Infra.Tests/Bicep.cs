using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using EipFunctions.Testing;

namespace EipFunctions.Infra.Tests;

/// <summary>The Bicep compiler, run on copies of <c>infra/</c>. It needs no network and no Azure.</summary>
internal static class Bicep
{
    private const string Subscription = "/subscriptions/00000000-0000-0000-0000-000000000001";

    private static readonly string? Compiler = typeof(Bicep).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(metadata => metadata.Key == "Bicep")?.Value;

    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "infra");

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.bicep", SearchOption.AllDirectories);

    /// <summary>Skips the test where there is no compiler for the system.</summary>
    public static void Require() => Assert.SkipWhen(Compiler is null, "The Bicep compiler is restored on Linux x64 only.");

    /// <summary>Runs the compiler.</summary>
    /// <returns>What it printed, and what it complained of: nothing when all is well.</returns>
    public static async Task<(string Output, string Complaints)> RunAsync(params IEnumerable<string> arguments)
    {
        Require();
        var start = new ProcessStartInfo(Compiler!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The Bicep compiler did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 || (await complaints).Length > 0
            ? (await output, await complaints)
            : (await output, $"Exit code {process.ExitCode}.");
    }

    /// <summary>Works out what a deployment with these parameters would make.</summary>
    public static async Task<Deployment> PredictAsync(string parameters)
    {
        Require();
        using var copy = new TemporaryCopy(Folder);
        var file = Path.Combine(copy.Path, "test.bicepparam");
        await File.WriteAllTextAsync(file, $"using 'main.bicep'\n{parameters}");
        var (_, complaints) = await RunAsync(
            "snapshot", file, "--mode", "overwrite", "--subscription-id", Subscription["/subscriptions/".Length..],
            "--resource-group", "rg", "--location", "westeurope");
        Assert.Equal("", complaints);
        var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(copy.Path, "test.snapshot.json")))!;
        return new(snapshot["predictedResources"]!.AsArray().Select(resource => resource!.AsObject()), $"{Subscription}/resourceGroups/rg/providers/");
    }
}
