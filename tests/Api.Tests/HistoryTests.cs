using System.Net;
using System.Text.Json;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class HistoryTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task List_WholeLife_SaysWhoDidWhatAlsoAfterTheRelease()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        await host.Owner.AssociateAsync(eipId, "i-1");
        using var disassociated = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate", null, ("Prefer", "wait=5"));
        using var released = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}", null, ("Prefer", "wait=5"));

        var (entries, query) = (new List<JsonElement>(), "?pageSize=2");
        for (var token = ""; token is not null;)
        {
            using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/history{query}");
            var page = await response.JsonAsync();
            entries.AddRange(page.GetProperty("items").EnumerateArray());
            token = page.TryGetProperty("continuationToken", out var next) ? next.GetString() : null;
            query = $"?pageSize=2&continuationToken={token}";
        }

        Assert.Equal(
            ["Eip.Allocated", "Association.Requested", "Association.Succeeded", "Disassociation.Requested", "Disassociation.Succeeded", "Eip.Released"],
            entries.Select(entry => entry.Text("action").Replace("EipFunctions.", "", StringComparison.Ordinal)));
        Assert.Equal(("Available", "Associating", "i-1"), (entries[1].Text("before"), entries[1].Text("after"), entries[1].Text("resourceId")));
        Assert.StartsWith("op-", entries[1].Text("operationId"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WhatTheCallerMayNotSee_IsHidden()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");
        await host.Owner.RegisterAsync("i-red", Http.Ecs.Replace("192.168.0.10\"", "192.168.0.20\",\"resourceGroupId\":\"red\"", StringComparison.Ordinal));
        await host.Owner.RegisterAsync("i-blue", Http.Ecs.Replace("{", """{"resourceGroupId":"blue",""", StringComparison.Ordinal));
        var hidden = await host.Owner.AllocateAsync();
        var eipId = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        foreach (var resource in new[] { "i-red", "i-blue" })
        {
            await host.Owner.AssociateAsync(eipId, resource);
            using var ended = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate", null, ("Prefer", "wait=5"));
            Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        }

        using var history = await blue.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/history");
        using var notTheirs = await blue.SendAsync("GET", $"{ApiHost.Eips}/{hidden}/history");
        using var whole = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/history");

        var text = await history.Content.ReadAsStringAsync();
        Assert.Contains("i-blue", text, StringComparison.Ordinal);
        Assert.DoesNotContain("i-red", text, StringComparison.Ordinal);
        Assert.Contains("i-red", await whole.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((await whole.JsonAsync()).GetProperty("items").GetArrayLength(), (await history.JsonAsync()).GetProperty("items").GetArrayLength());
        _ = await notTheirs.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_ReleasedEip_IsNotFoundForARamUserOfSomeGroups()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");
        var eipId = await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}""");
        using var released = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}", null, ("Prefer", "wait=5"));

        using var history = await blue.SendAsync("GET", $"{ApiHost.Eips}/{eipId}/history");
        using var unknown = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/eip-unknown/history");

        _ = await history.ProblemAsync(HttpStatusCode.NotFound);
        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task ListOfResource_WholeLife_SaysWhoDidWhatAlsoAfterItIsGone()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        await host.Owner.RegisterAsync("i-1");
        var eipId = await host.Owner.AllocateAsync();
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.Owner.AssociateAsync(eipId, "i-1");
        using var disassociated = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate", null, ("Prefer", "wait=5"));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        using var removed = await host.Owner.SendAsync("DELETE", $"{ApiHost.Resources}/i-1");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);

        var (entries, query) = (new List<JsonElement>(), "?pageSize=2");
        for (var token = ""; token is not null;)
        {
            using var response = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-1/history{query}");
            var page = await response.JsonAsync();
            entries.AddRange(page.GetProperty("items").EnumerateArray());
            token = page.TryGetProperty("continuationToken", out var next) ? next.GetString() : null;
            query = $"?pageSize=2&continuationToken={token}";
        }

        Assert.Equal(
            ["Resource.Registered", "Association.Requested", "Association.Succeeded", "Disassociation.Requested", "Disassociation.Succeeded", "Resource.Removed"],
            entries.Select(entry => entry.Text("action").Replace("EipFunctions.", "", StringComparison.Ordinal)));
        Assert.Equal(("Available", "Associating", "i-1"), (entries[1].Text("before"), entries[1].Text("after"), entries[1].Text("resourceAfter")));
        Assert.Equal("Running", entries[^1].GetProperty("registrationBefore").Text("status"));
        Assert.False(entries[^1].TryGetProperty("eipId", out _));
    }

    [Fact]
    public async Task ListOfResource_EipsThatTheCallerMayNotSee_AreLeftOut()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");
        await host.Owner.RegisterAsync("i-blue", Http.Ecs.Replace("{", """{"resourceGroupId":"blue",""", StringComparison.Ordinal));
        await host.Owner.RegisterAsync("i-red", Http.Ecs.Replace("192.168.0.10\"", "192.168.0.20\",\"resourceGroupId\":\"red\"", StringComparison.Ordinal));
        var (red, own) = (await host.Owner.AllocateAsync("""{"resourceGroupId":"red"}"""), await host.Owner.AllocateAsync("""{"resourceGroupId":"blue"}"""));
        foreach (var eipId in new[] { red, own })
        {
            await host.Owner.AssociateAsync(eipId, "i-blue");
            using var ended = await host.Owner.SendAsync("POST", $"{ApiHost.Eips}/{eipId}/disassociate", null, ("Prefer", "wait=5"));
            Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        }

        using var history = await blue.SendAsync("GET", $"{ApiHost.Resources}/i-blue/history?pageSize=5");
        using var whole = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-blue/history");
        using var notTheirs = await blue.SendAsync("GET", $"{ApiHost.Resources}/i-red/history");
        using var unknown = await host.Owner.SendAsync("GET", $"{ApiHost.Resources}/i-unknown/history");

        var page = await history.JsonAsync();
        Assert.Equal(5, page.GetProperty("items").GetArrayLength());
        Assert.False(page.TryGetProperty("continuationToken", out _));
        Assert.DoesNotContain(red, await history.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(9, (await whole.JsonAsync()).GetProperty("items").GetArrayLength());
        _ = await notTheirs.ProblemAsync(HttpStatusCode.NotFound);
        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task ListOfResource_RemovedOne_IsNotFoundForARamUserOfSomeGroups()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var blue = host.Client("blue.blue-secret");
        await host.Owner.RegisterAsync("i-blue", Http.Ecs.Replace("{", """{"resourceGroupId":"blue",""", StringComparison.Ordinal));
        using var removed = await host.Owner.SendAsync("DELETE", $"{ApiHost.Resources}/i-blue");

        using var history = await blue.SendAsync("GET", $"{ApiHost.Resources}/i-blue/history");

        _ = await history.ProblemAsync(HttpStatusCode.NotFound);
    }
}
