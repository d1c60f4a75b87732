using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests.AccessKeys;

/// <summary>What tests of access keys send and read.</summary>
internal static class AccessKeyHttp
{
    public const string Path = "/api/access-keys";

    public const string Lasting = """{"principalId":"carol","rights":["Read","Operate"]}""";

    public const string Temporary = """{"principalId":"carol","rights":["Read"],"durationSeconds":900}""";

    public static async Task<JsonElement> CreateAccessKeyAsync(this HttpClient client, string body = Lasting)
    {
        using var created = await client.SendAsync("POST", Path, body);
        Assert.True(created.StatusCode == HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        return await created.JsonAsync();
    }

    public static async Task<IReadOnlyList<JsonElement>> ListAccessKeysAsync(this HttpClient client)
    {
        using var list = await client.SendAsync("GET", Path);
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        return [.. (await list.JsonAsync()).GetProperty("items").EnumerateArray()];
    }

    public static async Task<HttpStatusCode> SetAccessKeyAsync(this HttpClient client, string accessKeyId, string status)
    {
        using var changed = await client.SendAsync("PATCH", $"{Path}/{accessKeyId}", $$"""{"status":"{{status}}"}""");
        return changed.StatusCode;
    }

    public static async Task<HttpStatusCode> DeleteAccessKeyAsync(this HttpClient client, string accessKeyId)
    {
        using var deleted = await client.SendAsync("DELETE", $"{Path}/{accessKeyId}");
        return deleted.StatusCode;
    }
}
