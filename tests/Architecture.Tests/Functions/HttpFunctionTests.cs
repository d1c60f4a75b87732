using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace EipFunctions.Architecture.Tests.Functions;

/// <summary>The Azure app answers the same requests as the local host, and lets the same people in.</summary>
public sealed class HttpFunctionTests
{
    private const string Unmatched = "ZUnmatched";
    private const string Rpc = "Rpc";

    // What is no operation of the API.
    private static readonly string[] Others = [Unmatched, Rpc];

    // What tells of the service itself; the local host maps these outside of the API.
    private static readonly (string Name, string Verb, string Route)[] Service =
    [
        ("GetOpenApi", "GET", "openapi/v1.json"),
        ("GetLiveness", "GET", "healthz/live"),
        ("GetReadiness", "GET", "healthz/ready"),
    ];

    private static readonly IReadOnlyList<FunctionMethod> Http = FunctionSources.StartedBy("HttpTrigger");

    public static TheoryData<string> Operations =>
        [.. Http.Select(function => function.Name).Except(Service.Select(one => one.Name)).Except(Others)];

    [Fact]
    public void HttpFunctions_Operations_AreThoseOfTheLocalHost()
    {
        var functions = Http
            .Where(function => !Others.Contains(function.Name))
            .Select(function => (function.Name, Verb: Assert.Single(Verbs(function)), Route: Route(function)))
            .Except(Service);

        Assert.Equal(LocalEndpoints().Order(), functions.Order());
    }

    [Fact]
    public void HttpFunctions_Service_IsThere() =>
        Assert.All(Service, one => Assert.Contains(
            Http, function => function.Name == one.Name && Verbs(function).SequenceEqual([one.Verb]) && Route(function) == one.Route));

    // Every verb, as on the local host. "/" as a route would be "//" in the worker, which prefixes it.
    [Fact]
    public void HttpFunctions_Rpc_HasTheRootPathForEveryVerb()
    {
        var function = Http.Single(one => one.Name == Rpc);

        Assert.Empty(Verbs(function));
        Assert.Equal("{root:maxlength(0)?}", Route(function));
    }

    // The API checks its own keys. A key of Functions on top would let the two hosts differ.
    [Fact]
    public void HttpFunctions_Authorization_IsTheApisAlone() =>
        Assert.All(Http, function => Assert.Equal("AuthorizationLevel.Anonymous", function.TriggerArguments[0].ToString()));

    [Theory]
    [MemberData(nameof(Operations))]
    public void HttpFunctions_Body_CarriesOutTheOperationOfItsName(string name)
    {
        var function = Http.Single(one => one.Name == name);

        Assert.Contains(ApiOperations.All, operation => operation.Name == name);
        Assert.Equal($"api.RunAsync(nameof({name}), request, client)", function.Body);
    }

    // The Functions host asks its routes in the order of the functions' names.
    [Fact]
    public void HttpFunctions_Unmatched_ComesLast()
    {
        Assert.Equal(Unmatched, Http.Select(function => function.Name).Max(StringComparer.OrdinalIgnoreCase));
        Assert.Equal("api/{*path}", Route(Http.Single(function => function.Name == Unmatched)));
    }

    private static List<(string Name, string Verb, string Route)> LocalEndpoints()
    {
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Services.AddEipApi(builder.Configuration);
        using var app = builder.Build();
        _ = app.MapEipApi();
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources
                .SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(verb => (
                    endpoint.Metadata.GetRequiredMetadata<EndpointNameMetadata>().EndpointName,
                    verb,
                    endpoint.RoutePattern.RawText!.TrimStart('/')))),
        ];
    }

    private static string Route(FunctionMethod function) => FunctionSources.TextOf(
        function.TriggerArguments.Single(argument => argument.NameEquals?.Name.ToString() == "Route").Expression);

    private static IEnumerable<string> Verbs(FunctionMethod function) => function.TriggerArguments
        .Skip(1)
        .Where(argument => argument.NameEquals is null)
        .Select(argument => FunctionSources.TextOf(argument.Expression).ToUpperInvariant());
}
