using System.Text.RegularExpressions;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Testing;

namespace EipFunctions.Infra.Tests;

public sealed partial class AlertTests
{
    private static readonly Lazy<string> Sources = new(() => string.Concat(
        new[] { "shared", "workflows" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText)));

    [Fact]
    public async Task Queries_Metrics_AreMeasuredByTheService()
    {
        var metrics = Metric().Matches(await QueriesAsync()).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(metrics);
        Assert.All(metrics, metric => Assert.Contains($"\"{metric}\"", Sources.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Queries_KindsAndOutcomes_AreThoseOfTheReconciler()
    {
        var values = Property().Matches(await QueriesAsync());
        Assert.NotEmpty(values);
        Assert.All(values, value => Assert.Contains(
            value.Groups["value"].Value,
            value.Groups["name"].Value == "kind" ? Enum.GetNames<FindingKind>() : Enum.GetNames<FindingOutcome>()));
    }

    [Fact]
    public async Task Queries_Gateway_AsksForTheSpansOfItsCalls()
    {
        Assert.Contains("Name startswith \"gateway.\"", await QueriesAsync(), StringComparison.Ordinal);
        Assert.Contains("$\"gateway.{call}\"", Sources.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_All_TellSomebodyAndAreExplained()
    {
        var deployment = await Deployments.First;
        var documentation = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "azure.md"));
        var group = $"{Assert.Single(deployment.OfType("Microsoft.Insights/actionGroups"))["id"]}";

        var logAlerts = deployment.OfType("Microsoft.Insights/scheduledQueryRules").ToList();
        var metricAlerts = deployment.OfType("Microsoft.Insights/metricAlerts").ToList();
        Assert.NotEmpty(logAlerts);
        Assert.NotEmpty(metricAlerts);
        Assert.All(logAlerts, rule => Assert.Equal(group, $"{rule["properties"]!["actions"]!["actionGroups"]![0]}"));
        Assert.All(metricAlerts, rule => Assert.Equal(group, $"{rule["properties"]!["actions"]![0]!["actionGroupId"]}"));
        Assert.All(logAlerts.Concat(metricAlerts), rule => Assert.Contains(
            $"`{rule["name"]}`".Replace("eip-test-", "", StringComparison.Ordinal), documentation, StringComparison.Ordinal));
    }

    private static async Task<string> QueriesAsync() => string.Join('\n', (await Deployments.First)
        .OfType("Microsoft.Insights/scheduledQueryRules")
        .SelectMany(rule => rule["properties"]!["criteria"]!["allOf"]!.AsArray())
        .Select(criterion => $"{criterion!["query"]}"));

    [GeneratedRegex(@"eipfunctions(\.[a-z_]+)+")]
    private static partial Regex Metric();

    [GeneratedRegex("""Properties\.(?<name>kind|outcome)\) == "(?<value>\w+)""")]
    private static partial Regex Property();
}
