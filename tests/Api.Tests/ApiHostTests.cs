using System.Net;
using System.Text.RegularExpressions;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Host = EipFunctions.Api.Hosting.ApiHost;

namespace EipFunctions.Api.Tests;

/// <summary>Whatever brings requests to the API, they are answered alike.</summary>
public sealed partial class ApiHostTests(AzuriteFixture azurite)
{
    private static readonly (string, string)[] Unlimited =
    [
        ("Limits:Burst", "1000000"), ("Limits:WriteBurst", "1000000"), ("Limits:AnonymousBurst", "1000000"),
    ];

    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "get", "BREW"];

    private static readonly Dictionary<string, Action<WebApplication>> Maps = new(StringComparer.Ordinal)
    {
        [nameof(HostMaps.Pipeline)] = HostMaps.Pipeline,
        [nameof(HostMaps.ByName)] = HostMaps.ByName,
        [nameof(HostMaps.Unmatched)] = HostMaps.Unmatched,
    };

    [Theory]
    [InlineData(nameof(HostMaps.ByName))]
    [InlineData(nameof(HostMaps.Unmatched))]
    public async Task Invoke_EveryOperation_IsAnsweredAsByTheMappedHost(string map)
    {
        await using var mapped = await ApiHost.StartAsync(azurite, settings: Unlimited);
        await using var other = await ApiHost.StartAsync(azurite, map: Maps[map], settings: Unlimited);
        foreach (var operation in ApiOperations.All)
        {
            var path = Fill(operation.Path);
            foreach (var (key, query) in ((string?, string)[])[(null, ""), ("reader.reader-secret", ""), ("owner.owner-secret", "?no=1"), ("owner.owner-secret", "")])
            {
                var expected = await AskAsync(mapped, key, operation.Verb, path + query);
                var actual = await AskAsync(other, key, operation.Verb, path + query);

                Assert.True(expected == actual, $"{operation.Name} with {key} and '{query}': {actual} instead of {expected}");
            }
        }
    }

    [Fact]
    public async Task InvokeUnmatched_EveryVerbOfEveryPath_IsAnsweredAsByTheMappedHost()
    {
        await using var mapped = await ApiHost.StartAsync(azurite, settings: Unlimited);
        await using var other = await ApiHost.StartAsync(azurite, map: HostMaps.Unmatched, settings: Unlimited);
        var refused = 0;
        foreach (var path in ApiOperations.All.Select(operation => Fill(operation.Path)).Distinct())
        {
            foreach (var verb in Verbs)
            {
                var expected = await AskAsync(mapped, key: null, verb, path);
                var actual = await AskAsync(other, key: null, verb, path);

                Assert.True(expected == actual, $"{verb} {path}: {actual} instead of {expected}");
                refused += expected.Status == HttpStatusCode.MethodNotAllowed ? 1 : 0;
            }
        }

        Assert.True(refused > 0, "No verb was refused.");
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/eips")]
    [InlineData("/api/regions/r/eips/e/none")]
    [InlineData("/api/regions/r/eips/e/associate/more")]
    [InlineData("/api/regions//eips")]
    [InlineData("/api/regions/r/eips//")]
    [InlineData("/api/regions/r/eips/")]
    [InlineData("/API/Regions/r/EIPS")]
    [InlineData("/api/regions/r/eips/claim")]
    [InlineData("/api/regions/r/eips/a%2Fb")]
    [InlineData("/api/regions/r/eips/a%2Fb/none")]
    [InlineData("/api/regions/r/eips/%C3%BC")]
    [InlineData("/api/regions/r/eips/%25")]
    [InlineData("/api/regions/r/eips/e?code=owner.owner-secret")]
    [InlineData("/api/none?code=owner.owner-secret")]
    public async Task InvokeUnmatched_OddPath_IsAnsweredAsByTheMappedHost(string path)
    {
        await using var mapped = await ApiHost.StartAsync(azurite);
        await using var other = await ApiHost.StartAsync(azurite, map: HostMaps.Unmatched);

        var expected = await AskAsync(mapped, "owner.owner-secret", "GET", path);
        var actual = await AskAsync(other, "owner.owner-secret", "GET", path);

        Assert.Equal(expected, actual);
        Assert.DoesNotContain(other.Logged, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task InvokeUnmatched_UnknownPathOrWrongVerb_IsAProblem()
    {
        await using var host = await ApiHost.StartAsync(azurite, map: HostMaps.Unmatched);

        using var unknown = await host.Owner.SendAsync("GET", "/api/eips");
        using var wrongVerb = await host.Owner.SendAsync("PUT", ApiHost.Eips);

        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
        _ = await wrongVerb.ProblemAsync(HttpStatusCode.MethodNotAllowed);
        Assert.Equal(["GET", "POST"], wrongVerb.Content.Headers.Allow);
    }

    [Fact]
    public async Task Invoke_HostTookThePathForAnother_ReadsThePathItself()
    {
        await using var host = await ApiHost.StartAsync(azurite, map: app => app.Map(
            "/prefix/api/{regionId}/{eipId}/{**rest}",
            (HttpContext http, Host api) =>
            {
                // As behind a proxy that took the prefix away: the target as it was sent does not fit the operation either.
                http.Request.Path = http.Request.Path.Value!["/prefix".Length..];
                return api.InvokeAsync("GetEip", http);
            }));

        using var response = await host.Owner.SendAsync("GET", "/prefix/api/regions/cn-hangzhou/eips/eip-7");

        Assert.Contains("'eip-7' in region 'cn-hangzhou'", (await response.ProblemAsync(HttpStatusCode.NotFound)).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_UnknownName_IsAFaultOfTheHosts()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        var fault = await Assert.ThrowsAsync<ArgumentException>(() => host.Get<Host>().InvokeAsync("GetEips", new DefaultHttpContext()));

        Assert.Contains("'GetEips'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(HostMaps.Pipeline))]
    [InlineData(nameof(HostMaps.ByName))]
    [InlineData(nameof(HostMaps.Unmatched))]
    public async Task Request_BeyondThoseThatMayBeUnderWay_Is503UntilOneEnds(string map)
    {
        await using var host = await ApiHost.StartAsync(azurite, map: Maps[map], settings: [("Limits:ConcurrentRequests", "1")]);
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.ResourceEvents.Before = () =>
        {
            begun.SetResult();
            return end.Task;
        };

        var held = host.Owner.SendAsync("POST", "/api/events/resources", Event);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(60));
        using var refused = await host.Owner.SendAsync("GET", ApiHost.Eips);
        end.SetResult();
        using var ended = await held;
        using var next = await host.Owner.SendAsync("GET", ApiHost.Eips);

        var problem = await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("urn:eipfunctions:problem:unavailable", problem.Text("type"));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (ended.StatusCode, next.StatusCode));
    }

    /// <summary>A host that takes the first match, without precedence, must not have a choice.</summary>
    [Fact]
    public void Templates_OfOneVerb_MatchNoPathTwice()
    {
        var templates = ApiOperations.All
            .Select(operation => (operation.Name, operation.Verb, Segments: operation.Path.ToUpperInvariant().Split('/'))).ToList();
        var pairs =
            from one in templates
            from other in templates
            where string.CompareOrdinal(one.Name, other.Name) < 0 && one.Verb == other.Verb && one.Segments.Length == other.Segments.Length
            where one.Segments.Zip(other.Segments).All(pair => pair.First == pair.Second || IsParameter(pair.First) || IsParameter(pair.Second))
            select $"{one.Name}, {other.Name}";

        Assert.Empty(pairs);

        // What the comparison takes for granted: a segment is a literal or a parameter of any value.
        Assert.All(templates.SelectMany(template => template.Segments), segment => Assert.Matches("^([A-Z0-9-]*|{[A-Z0-9]+})$", segment));
    }

    private const string Event =
        """[{"id":"1","topic":"t","eventType":"EipFunctions.Resource.Deleted","eventTime":"2026-06-01T08:00:00Z","data":{"regionId":"r","resourceId":"i-1"}}]""";

    private static bool IsParameter(string segment) => segment.StartsWith('{');

    private static string Fill(string path) =>
        string.Join('/', path.Split('/').Select(segment => IsParameter(segment) ? $"{segment.Trim('{', '}').ToLowerInvariant()}-1" : segment));

    private static async Task<(HttpStatusCode Status, string Allow, string Type, string Body)> AskAsync(
        ApiHost host, string? key, string verb, string path)
    {
        using var client = host.Client(key);
        var hasBody = verb is "POST" or "PUT" or "PATCH";
        using var response = await client.SendAsync(verb, path, hasBody ? """{"no":1}""" : null);
        return (
            response.StatusCode,
            string.Join(", ", response.Content.Headers.Allow),
            $"{response.Content.Headers.ContentType}",
            OperationId().Replace(await response.Content.ReadAsStringAsync(), "op-"));
    }

    [GeneratedRegex("op-[0-9a-f]{32}")]
    private static partial Regex OperationId();
}
