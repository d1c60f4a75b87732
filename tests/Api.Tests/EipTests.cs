using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class EipTests(AzuriteFixture azurite)
{
    private const string Body = """{"bandwidth":200,"internetChargeType":"PayByTraffic","name":"web","tags":{"env":"prod"},"deletionProtection":true}""";

    [Fact]
    public async Task Allocate_GoodRequest_AnswersTheEipWithLocationAndETag()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var created = await host.Owner.SendAsync("POST", ApiHost.Eips, Body);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var eip = await created.JsonAsync();
        Assert.Equal(
            ("Available", 200, "PayByTraffic", "web", "prod", true, "NAT"),
            (eip.Text("state"), eip.GetProperty("bandwidth").GetInt32(), eip.Text("internetChargeType"), eip.Text("name"),
                eip.GetProperty("tags").Text("env"), eip.GetProperty("deletionProtection").GetBoolean(), eip.Text("mode")));
        Assert.Equal($"{ApiHost.Eips}/{eip.Text("eipId")}", created.Headers.Location!.ToString());
        Assert.False(eip.TryGetProperty("fence", out _));
        using var read = await host.Owner.SendAsync("GET", created.Headers.Location.ToString());
        Assert.Equal(created.Headers.ETag, read.Headers.ETag);
        Assert.False(read.Headers.ETag!.IsWeak);
        Assert.Equal(eip.GetRawText(), (await read.JsonAsync()).GetRawText());
    }

    [Fact]
    public async Task Allocate_InAGroupThatTheKeyDoesNotCover_NamesTheGroup()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");

        using var inDefault = await blue.SendAsync("POST", ApiHost.Eips, "{}");
        using var inRed = await blue.SendAsync(
            "PUT", $"{ApiHost.Resources}/i-1", Http.Ecs.Replace("}", ",\"resourceGroupId\":\"red\"}", StringComparison.Ordinal));
        using var registered = await blue.SendAsync("PUT", $"{ApiHost.Resources}/i-1", Http.Ecs);

        const string Default = "The key does not cover the default resource group.";
        Assert.Equal(Default, (await inDefault.ProblemAsync(HttpStatusCode.Forbidden)).Text("detail"));
        Assert.Equal("The key does not cover resource group 'red'.", (await inRed.ProblemAsync(HttpStatusCode.Forbidden)).Text("detail"));
        Assert.Equal(Default, (await registered.ProblemAsync(HttpStatusCode.Forbidden)).Text("detail"));
    }

    [Fact]
    public async Task Allocate_SameKeyAgain_AnswersTheSameEip()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var key = ("Idempotency-Key", "a key of 1");
        using var first = await host.Owner.SendAsync("POST", ApiHost.Eips, Body, key);

        // The same request, written in another way.
        using var second = await host.Owner.SendAsync(
            "POST", ApiHost.Eips, Body.Replace("\"name\":\"web\",", "", StringComparison.Ordinal).Replace("{\"bandwidth", "{ \"name\": \"web\", \"bandwidth", StringComparison.Ordinal), key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal((await first.JsonAsync()).Text("eipId"), (await second.JsonAsync()).Text("eipId"));
        using var other = await host.Owner.SendAsync("POST", ApiHost.Eips, "{}", key);
        _ = await other.ProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Allocate_SameKeyOfAnotherPrincipal_AllocatesAnother()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var other = host.Client("other.other-secret");
        var key = ("Idempotency-Key", "k");

        using var mine = await host.Owner.SendAsync("POST", ApiHost.Eips, null, key);
        using var theirs = await other.SendAsync("POST", ApiHost.Eips, null, key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (mine.StatusCode, theirs.StatusCode));
        Assert.NotEqual((await mine.JsonAsync()).Text("eipId"), (await theirs.JsonAsync()).Text("eipId"));
    }

    [Fact]
    public async Task Allocate_TwentyInParallelWithOneKey_AllocatesOnce()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            host.Owner.SendAsync("POST", ApiHost.Eips, Body, ("Idempotency-Key", "once"))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        using var list = await host.Owner.SendAsync("GET", ApiHost.Eips);
        Assert.Equal(1, (await list.JsonAsync()).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Allocate_MoreInParallelThanTheQuota_AllocatesTheQuota()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => host.Owner.SendAsync("POST", ApiHost.Eips, "{}")));

        Assert.Equal(20, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            var detail = (await refused.ProblemAsync(HttpStatusCode.Conflict)).Text("detail");
            Assert.Contains("eip_quota_instances_num", detail, StringComparison.Ordinal);
            Assert.Contains("20", detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_IfNoneMatch_AnswersNotModifiedUntilItChanges()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = $"{ApiHost.Eips}/{await host.Owner.AllocateAsync()}";
        using var read = await host.Owner.SendAsync("GET", eip);
        var tag = read.Headers.ETag!.ToString();

        using var same = await host.Owner.SendAsync("GET", eip, null, ("If-None-Match", $"\"x\", {tag}"));
        Assert.Equal((HttpStatusCode.NotModified, tag), (same.StatusCode, same.Headers.ETag!.ToString()));
        using var patched = await host.Owner.SendAsync("PATCH", eip, """{"name":"n"}""");
        using var changed = await host.Owner.SendAsync("GET", eip, null, ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(patched.Headers.ETag, changed.Headers.ETag);
    }

    [Fact]
    public async Task Get_InAnotherRegion_NamesTheRightOne()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync(region: "cn-beijing");

        using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}");

        Assert.Contains("cn-beijing", (await response.ProblemAsync(HttpStatusCode.NotFound)).Text("detail"), StringComparison.Ordinal);
        using var unknown = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/eip-none");
        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_Pages_FollowEachOtherAndEnd()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var all = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            all.Add(await host.Owner.AllocateAsync());
        }

        var (seen, token) = (new List<string>(), "");
        do
        {
            using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}?pageSize=3{token}");
            var page = await response.JsonAsync();
            Assert.True(page.GetProperty("items").GetArrayLength() <= 3);
            seen.AddRange(page.Texts("items", "eipId"));
            token = page.TryGetProperty("continuationToken", out var next) ? $"&continuationToken={next.GetString()}" : null;
        }
        while (token is not null);

        Assert.Equal(all.Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task List_Filters_LeaveOutTheRest()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync();
        _ = await host.Owner.AllocateAsync();
        await host.Owner.RegisterAsync("i-1");
        await host.Owner.AssociateAsync(eipId, "i-1");

        using var inUse = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}?state=InUse");
        using var ofResource = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}?resourceId=i-1");
        using var ofNone = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}?resourceId=i-2");

        Assert.Equal([eipId], (await inUse.JsonAsync()).Texts("items", "eipId"));
        Assert.Equal([eipId], (await ofResource.JsonAsync()).Texts("items", "eipId"));
        Assert.Empty((await ofNone.JsonAsync()).Texts("items", "eipId"));
    }

    [Fact]
    public async Task Patch_IfMatch_ChangesThatVersionOnly()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = $"{ApiHost.Eips}/{await host.Owner.AllocateAsync(Body)}";
        using var read = await host.Owner.SendAsync("GET", eip);
        var match = ("If-Match", read.Headers.ETag!.ToString());

        using var first = await host.Owner.SendAsync("PATCH", eip, """{"tags":{"a":"b"},"deletionProtection":false}""", match);
        using var second = await host.Owner.SendAsync("PATCH", eip, """{"name":"late"}""", match);

        var changed = await first.JsonAsync();
        Assert.Equal(
            ("web", "b", false),
            (changed.Text("name"), changed.GetProperty("tags").Text("a"), changed.GetProperty("deletionProtection").GetBoolean()));
        _ = await second.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using var missing = await host.Owner.SendAsync("PATCH", $"{ApiHost.Eips}/eip-none", "{}");
        _ = await missing.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Release_FreeEip_IsAccepted()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = $"{ApiHost.Eips}/{await host.Owner.AllocateAsync()}";

        using var dryRun = await host.Owner.SendAsync("DELETE", $"{eip}?dryRun=true");
        Assert.True((await dryRun.JsonAsync()).GetProperty("wouldSucceed").GetBoolean());
        using var accepted = await host.Owner.SendAsync("DELETE", eip);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("ReleaseEip", (await accepted.JsonAsync()).Text("kind"));
        using var patch = await host.Owner.SendAsync("PATCH", eip, "{}");
        _ = await patch.ProblemAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Release_IfMatch_IsHonouredButNotAgainstItsOwnRepetition()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eip = $"{ApiHost.Eips}/{await host.Owner.AllocateAsync()}";
        using var read = await host.Owner.SendAsync("GET", eip);
        (string, string)[] headers = [("If-Match", read.Headers.ETag!.ToString()), ("Idempotency-Key", "r")];

        using var wrong = await host.Owner.SendAsync("DELETE", eip, null, ("If-Match", "\"other\""));
        using var first = await host.Owner.SendAsync("DELETE", eip, null, headers);
        using var second = await host.Owner.SendAsync("DELETE", eip, null, headers);

        _ = await wrong.ProblemAsync(HttpStatusCode.PreconditionFailed);
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, second.StatusCode));
        Assert.Equal((await first.JsonAsync()).Text("operationId"), (await second.JsonAsync()).Text("operationId"));
    }

    [Fact]
    public async Task Release_ProtectedOrUnknown_SaysWhy()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync(Body);

        using var kept = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}");
        using var unknown = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/eip-none");

        Assert.Equal(["deletion-protection"], (await kept.ProblemAsync(HttpStatusCode.Conflict)).Texts("violations", "ruleId"));
        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
    }
}
