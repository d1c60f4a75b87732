using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EipFunctions.Api.Tests.Hosting;

/// <summary>What tests send and read.</summary>
internal static class Http
{
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, string verb, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync());

    /// <summary>The problem, after the checks that hold for every problem.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(text);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.StartsWith("urn:eipfunctions:problem:", problem.Text("type"), StringComparison.Ordinal);
        Assert.NotEmpty(problem.Text("title"));
        Assert.NotEmpty(problem.Text("detail"));
        Assert.NotEmpty(problem.Text("instance"));
        return problem;
    }

    public static string Text(this JsonElement element, string member) => element.GetProperty(member).GetString()!;

    public static IEnumerable<string> Texts(this JsonElement element, string list, string member) =>
        element.GetProperty(list).EnumerateArray().Select(item => item.Text(member));

    public static async Task<string> AllocateAsync(this HttpClient client, string body = "{}", string region = ApiHost.Region)
    {
        using var response = await client.SendAsync("POST", $"/api/regions/{region}/eips", body);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.JsonAsync()).Text("eipId");
    }

    public static async Task RegisterAsync(this HttpClient client, string resourceId, string body = Ecs, string region = ApiHost.Region)
    {
        // Each instance has its own address: two of one VPC cannot have the same.
        var own = body == Ecs && resourceId != "i-1" ? Ecs.Replace(PrivateIp, PrivateIpOf(resourceId), StringComparison.Ordinal) : body;
        using var response = await client.SendAsync(
            "PUT", $"/api/regions/{region}/resources/{Uri.EscapeDataString(resourceId)}", own);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The private address of <c>i-1</c>.</summary>
    public const string PrivateIp = "192.168.0.10";

    public const string Ecs =
        $$"""{"kind":"EcsInstance","status":"Running","vpcId":"vpc-1","privateIpAddress":"{{PrivateIp}}"}""";

    public const string Nat = """{"kind":"Nat","status":"Available","vpcId":"vpc-1"}""";

    public static async Task AssociateAsync(this HttpClient client, string eipId, string resourceId, string region = ApiHost.Region)
    {
        using var response = await client.SendAsync(
            "POST",
            $"/api/regions/{region}/eips/{Uri.EscapeDataString(eipId)}/associate",
            JsonSerializer.Serialize(new { resourceId }),
            ("Prefer", "wait=5"));
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    private static string PrivateIpOf(string resourceId)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(resourceId));
        return $"10.{digest[0]}.{digest[1]}.{digest[2]}";
    }
}
