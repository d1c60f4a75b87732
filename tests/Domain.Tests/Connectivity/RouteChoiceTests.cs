using EipFunctions.Domain.Connectivity;
using EipFunctions.Domain.Resources;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.Connectivity;

[Properties(Arbitrary = [typeof(RouteChoiceTests)])]
public sealed class RouteChoiceTests
{
    public static Arbitrary<InstanceRoute> Routes() => (
        from prefix in Gen.Choose(0, 32)
        from last in Gen.Choose(0, 3)
        from metric in Gen.Choose(0, 3)
        from source in Gen.Elements<string?>(null, null, "10.0.0.0/24", "10.0.0.3/32", "10.0.1.0/24")
        select new InstanceRoute
        {
            Destination = Ipv4Network.Around($"203.0.113.{last}", prefix).ToString(),
            Metric = metric,
            Source = source,
        }).ToArbitrary();

    [Property]
    public void Of_NoSource_TakesTheLongestPrefixThenTheLowestMetricOfTheMainTable(InstanceRoute[] routes, byte last)
    {
        var destination = $"203.0.113.{last % 4}";
        var matching = routes.Where(route => route.Source is null && Ipv4Network.Parse(route.Destination).Contains(destination)).ToList();

        var choice = RouteChoice.Of(routes, destination, source: null);

        Assert.Equal(matching.Count == 0, choice is null);
        Assert.All(matching, route => Assert.True(Rank(choice!.Route).CompareTo(Rank(route)) <= 0));
        Assert.True(choice is null || matching.Contains(choice.Route));
    }

    [Property]
    public void Of_Source_TakesThePolicyRouteOfTheMostSpecificSourceFirst(InstanceRoute[] routes)
    {
        var matching = routes
            .Where(route => Ipv4Network.Parse(route.Destination).Contains("203.0.113.1") && route.Source is not "10.0.1.0/24")
            .ToList();

        var choice = RouteChoice.Of(routes, "203.0.113.1", "10.0.0.3");

        string?[] order = ["10.0.0.3/32", "10.0.0.0/24", null];
        Assert.Equal(order.FirstOrDefault(source => matching.Any(route => route.Source == source)), choice?.Route.Source);
        Assert.Equal(matching.Count == 0, choice is null);
    }

    [Theory]
    [InlineData("0.0.0.0/0", 0, "0.0.0.0/0", 100, "its metric 0 is the lowest")]
    [InlineData("128.0.0.0/1", 100, "0.0.0.0/0", 0, "Its prefix 128.0.0.0/1 is the longest")]
    [InlineData("0.0.0.0/0", 5, "0.0.0.0/0", 5, "share the metric 5")]
    [InlineData("0.0.0.0/0", 5, "198.51.100.0/24", 0, "the only route")]
    public void Of_TwoRoutes_SaysWhyTheFirstWins(string first, int metric, string second, int otherMetric, string why) => Assert.Contains(
        why,
        RouteChoice.Of(
            [new() { Destination = second, Metric = otherMetric, NetworkInterfaceId = "eni-2" }, new() { Destination = first, Metric = metric }],
            "203.0.113.9",
            source: null)!.Why,
        StringComparison.Ordinal);

    private static (int Prefix, int Metric) Rank(InstanceRoute route) =>
        (-Ipv4Network.Parse(route.Destination).PrefixLength, route.Metric);
}
