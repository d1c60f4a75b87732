using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests.Candidates;

/// <summary>Reads lists of candidates.</summary>
internal static class CandidatePages
{
    public static async Task<JsonElement> PageAsync(this HttpClient client, string path)
    {
        using var response = await client.SendAsync("GET", path);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }

    /// <summary>Every page, one after the other, as they were sent.</summary>
    public static async Task<IReadOnlyList<JsonElement>> PagesAsync(this HttpClient client, string path)
    {
        var pages = new List<JsonElement>();
        for (var token = ""; token is not null;)
        {
            var page = await client.PageAsync(path + (token.Length == 0 ? "" : $"&continuationToken={token}"));
            pages.Add(page);
            token = page.TryGetProperty("continuationToken", out var next) ? next.GetString() : null;
        }

        return pages;
    }

    public static string ForEip(string eipId, string query = "") => $"{ApiHost.Eips}/{eipId}/candidates?{query}";

    public static string ForResource(string resourceId, string query = "") =>
        $"{ApiHost.Resources}/{Uri.EscapeDataString(resourceId)}/candidates?{query}";

    /// <summary>Each candidate with the ids of the rules in its way.</summary>
    public static Dictionary<string, string> Rules(this JsonElement page, string idMember = "resourceId") =>
        page.GetProperty("items").EnumerateArray().ToDictionary(
            item => item.Text(idMember), item => string.Join(',', item.Texts("violations", "ruleId")), StringComparer.Ordinal);

    /// <summary>An ECS instance in a VPC of its own: in one VPC an address has one owner.</summary>
    public static string Ecs(string resourceGroupId) =>
        Http.Ecs
            .Replace("{", $$"""{"resourceGroupId":"{{resourceGroupId}}",""", StringComparison.Ordinal)
            .Replace("vpc-1", $"vpc-{Guid.NewGuid():N}", StringComparison.Ordinal);
}
