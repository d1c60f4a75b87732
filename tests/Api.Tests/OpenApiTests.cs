using System.Text.Json;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Tests.Hosting;
using EipFunctions.Testing;

namespace EipFunctions.Api.Tests;

public sealed class OpenApiTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Document_Always_DescribesExactlyTheOperations()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var client = host.Client(key: null);

        using var response = await client.SendAsync("GET", "/openapi/v1.json");

        var document = await response.JsonAsync();
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(verb => (path.Name, Verb: verb.Name, Operation: verb.Value)))
            .ToList();
        Assert.Equal(
            ApiOperations.All.Select(operation => $"{operation.Name} {operation.Verb} {operation.Path}").Order(StringComparer.Ordinal),
            described.Select(one => $"{one.Operation.Text("operationId")} {one.Verb.ToUpperInvariant()} {one.Name}").Order(StringComparer.Ordinal));
        foreach (var (name, _, operation) in described)
        {
            var known = ApiOperations.All.Single(candidate => candidate.Name == operation.Text("operationId"));
            Assert.Equal(
                known.Parameters.Select(parameter => parameter.Name).Concat(name.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'))).Order(StringComparer.Ordinal),
                Parameters(operation).Order(StringComparer.Ordinal));
            Assert.Equal(known.Body is not null, operation.TryGetProperty("requestBody", out _));
            Assert.NotEmpty(operation.GetProperty("security").EnumerateArray());
            Assert.Equal(
                known.Answers.Select(answer => answer.Status).Concat(known.Problems).Concat([401, 403, 429, 500, 503]).Distinct().Order(),
                operation.GetProperty("responses").EnumerateObject().Select(answer => int.Parse(answer.Name, System.Globalization.CultureInfo.InvariantCulture)).Order());
        }

        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal("integer", schemas.GetProperty("AllocationRequest").GetProperty("properties").GetProperty("bandwidth").Text("type"));
        Assert.DoesNotContain("regionId", schemas.GetProperty("CloudResourceEcsInstance").GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("x-functions-key", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("apiKey").Text("name"));
        AssertReferencesResolve(document, document);
    }

    [Fact]
    public async Task Document_Always_IsWhatTheFileSays()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await using var other = await ApiHost.StartAsync(azurite);
        var path = Path.Combine(RepositoryRoot.Path, "docs", "openapi.json");

        var document = await host.Owner.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)) + "\n";
        var again = await other.Owner.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, document);
        }

        Assert.Equal(document, again);
        Assert.Equal(document, await File.ReadAllTextAsync(path));
    }

    private static IEnumerable<string> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out _) ? operation.Texts("parameters", "name") : [];

    private static void AssertReferencesResolve(JsonElement document, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (member.Name == "$ref")
                    {
                        var target = document;
                        foreach (var step in member.Value.GetString()!.Split('/').Skip(1))
                        {
                            Assert.True(target.TryGetProperty(step, out target), member.Value.GetString());
                        }
                    }
                    else
                    {
                        AssertReferencesResolve(document, member.Value);
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    AssertReferencesResolve(document, item);
                }

                break;
        }
    }
}
