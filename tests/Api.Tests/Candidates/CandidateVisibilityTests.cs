using System.Globalization;
using System.Net;
using EipFunctions.Api.Tests.Hosting;
using static EipFunctions.Api.Tests.Candidates.CandidatePages;

namespace EipFunctions.Api.Tests.Candidates;

/// <summary>Why something is not to be seen, told to those who may know (FAQ section_92e_zg7_cex).</summary>
public sealed class CandidateVisibilityTests(AzuriteFixture azurite)
{
    private const string Visibility = $"/api/regions/{ApiHost.Region}/visibility";
    private const string Slb = """{"kind":"SlbInstance","vpcId":"vpc-1","addressType":"Intranet","privateIpAddress":"10.0.0.1","resourceGroupId":"red"}""";

    [Fact]
    public async Task ForEip_OtherResourceGroup_IsEligibleAndSaysWhatHidesIt()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("lb-1", Slb);
        var eipId = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");

        var page = await host.Owner.PageAsync(ForEip(eipId));

        var item = Assert.Single(page.GetProperty("items").EnumerateArray());
        var visibility = item.GetProperty("visibility");
        Assert.True(item.GetProperty("eligible").GetBoolean());
        Assert.False(visibility.GetProperty("sameResourceGroup").GetBoolean());
        Assert.Contains("resource group 'blue', SlbInstance 'lb-1' in resource group 'red'", visibility.Text("message"), StringComparison.Ordinal);
        Assert.Contains("move", visibility.Text("remedy"), StringComparison.Ordinal);
        Assert.False(visibility.TryGetProperty("hiddenBecause", out _));
        Assert.False(page.TryGetProperty("notice", out _));
    }

    [Fact]
    public async Task ForEip_AsPrincipal_JudgesAsThatUserAndExplainsWhatHeCannotSee()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-blue", Ecs("blue"));
        await host.Owner.RegisterAsync("lb-1", Slb);
        var eipId = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");

        var page = await host.Owner.PageAsync(ForEip(eipId, "asPrincipal=bob"));
        var ofHidden = await host.Owner.PageAsync(ForResource("lb-1", "asPrincipal=bob"));
        var ofUnlimited = await host.Owner.PageAsync(ForEip(eipId, "asPrincipal=eve"));

        Assert.Equal(new Dictionary<string, string> { ["i-blue"] = "", ["lb-1"] = "resource-exists" }, page.Rules());
        var hidden = page.GetProperty("items")[1].GetProperty("visibility").GetProperty("hiddenBecause");
        Assert.Equal(("bob", "red"), (hidden.Text("principalId"), hidden.Text("resourceGroupId")));
        Assert.Contains("sees resource group 'blue' only", hidden.Text("message"), StringComparison.Ordinal);
        Assert.Contains("Switch to the account", hidden.Text("remedy"), StringComparison.Ordinal);
        Assert.False(page.TryGetProperty("hiddenBecause", out _));
        Assert.Equal("red", ofHidden.GetProperty("hiddenBecause").Text("resourceGroupId"));
        Assert.Equal(["resource-exists"], ofHidden.Rules("eipId").Values);
        Assert.Equal(["", ""], ofUnlimited.Rules().Values);
    }

    [Fact]
    public async Task ForEip_AsPrincipalWithSeveralKeys_SeesWhatAnyOfThemCovers()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("lb-1", Slb);
        var eipId = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        using var made = await host.Owner.SendAsync(
            "POST", "/api/keys", """{"principalId":"bob","kind":"RamUser","rights":["Read"],"resourceGroupIds":["red"]}""");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        var page = await host.Owner.PageAsync(ForEip(eipId, "asPrincipal=bob"));

        Assert.Equal([""], page.Rules().Values);
    }

    [Theory]
    [InlineData("reader.reader-secret")]
    [InlineData("blue.blue-secret")]
    public async Task AsPrincipal_OfWhoMayNotKnow_IsForbidden(string key)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        using var client = host.Client(key);

        using var candidates = await client.SendAsync("GET", ForEip(eipId, "asPrincipal=eve"));
        using var visibility = await client.SendAsync("GET", $"{Visibility}?eipId={eipId}");

        _ = await candidates.ProblemAsync(HttpStatusCode.Forbidden);
        _ = await visibility.ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task AsPrincipal_NobodyOrOfAnotherAccount_IsNotFound()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync();

        using var nobody = await host.Owner.SendAsync("GET", ForEip(eipId, "asPrincipal=mallory"));
        using var other = await host.Owner.SendAsync("GET", $"{Visibility}?eipId={eipId}&asPrincipal=globex");

        _ = await nobody.ProblemAsync(HttpStatusCode.NotFound);
        _ = await other.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task GetVisibility_AssociatedSlbInAnotherGroup_SaysWhyAndWhoCannotSeeIt()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("lb-1", Slb);
        var eipId = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        await host.Owner.AssociateAsync(eipId, "lb-1");

        var all = await host.Owner.PageAsync($"{Visibility}?eipId={eipId}");
        var bob = await host.Owner.PageAsync($"{Visibility}?eipId={eipId}&resourceId=lb-1&asPrincipal=bob");

        Assert.Equal("lb-1", all.Text("resourceId"));
        Assert.True(all.GetProperty("isAssociated").GetBoolean());
        Assert.False(all.GetProperty("sameResourceGroup").GetBoolean());
        Assert.Equal(["blue", "reader"], all.Texts("keys", "keyId").Order(StringComparer.Ordinal));
        var key = Assert.Single(bob.GetProperty("keys").EnumerateArray());
        Assert.Equal((true, false), (key.GetProperty("seesEip").GetBoolean(), key.GetProperty("seesResource").GetBoolean()));
        Assert.Equal(["red"], key.Texts("hiddenBecause", "resourceGroupId"));
    }

    [Fact]
    public async Task GetVisibility_NotAssociated_TellsOfTheEipAlone()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync("""{"resourceGroupId":"red"}""");

        var answer = await host.Owner.PageAsync($"{Visibility}?eipId={eipId}&asPrincipal=bob");
        using var unknown = await host.Owner.SendAsync("GET", $"{Visibility}?eipId={eipId}&resourceId=lb-9");
        using var missing = await host.Owner.SendAsync("GET", Visibility);

        Assert.False(answer.TryGetProperty("resourceId", out _));
        Assert.Equal(["red"], answer.GetProperty("keys")[0].Texts("hiddenBecause", "resourceGroupId"));
        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal(["eipId"], (await missing.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 5)]
    [InlineData(5, 500)]
    public async Task ForEip_LimitedRamUser_AnswersAreTheSameToTheByteWhateverIsHidden(int seed, int pageSize)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var random = new Random(seed);
        foreach (var id in Ids(random, 6))
        {
            await host.Owner.RegisterAsync(id, Ecs("blue"));
        }

        var eipId = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        using var bob = host.Client("blue.blue-secret");
        string[] lists =
        [
            ForEip(eipId, $"pageSize={pageSize}"),
            ForEip(eipId, $"pageSize={pageSize}&eligible=false"),
            ForEip(eipId, $"pageSize={pageSize}&resourceGroupId=red"),
            ForResource("shown", $"pageSize={pageSize}"),
        ];
        await host.Owner.RegisterAsync("shown", Ecs("blue"));
        var before = await AnswersAsync(bob, lists);

        foreach (var id in Ids(random, 12))
        {
            await host.Owner.RegisterAsync($"{id}-hidden", Ecs("red"));
            _ = await host.Owner.AllocateAsync("""{"resourceGroupId":"red"}""");
        }

        Assert.Equal(before, await AnswersAsync(bob, lists));
        Assert.All(before, answer => Assert.Contains("switch to the account", answer, StringComparison.Ordinal));
        using var hidden = await bob.SendAsync("GET", ForResource("x-hidden"));
        _ = await hidden.ProblemAsync(HttpStatusCode.NotFound);
    }

    private static async Task<IReadOnlyList<string>> AnswersAsync(HttpClient client, IEnumerable<string> lists)
    {
        var answers = new List<string>();
        foreach (var list in lists)
        {
            answers.AddRange((await client.PagesAsync(list)).Select(page => page.GetRawText()));
        }

        return answers;
    }

    private static IEnumerable<string> Ids(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(i => $"{(char)('a' + random.Next(26))}-{i.ToString(CultureInfo.InvariantCulture)}")];
}
