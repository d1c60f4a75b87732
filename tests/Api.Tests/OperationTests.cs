using System.Net;
using EipFunctions.Api.Tests.Hosting;

namespace EipFunctions.Api.Tests;

public sealed class OperationTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task List_PagesAndFilters_ShowTheAccountsOperations()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        for (var i = 0; i < 5; i++)
        {
            using var started = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/eip-{i}");
        }

        var (seen, token) = (0, "");
        do
        {
            using var response = await host.Owner.SendAsync("GET", $"/api/operations?status=Rejected&pageSize=2{token}");
            var page = await response.JsonAsync();
            seen += page.GetProperty("items").GetArrayLength();
            token = page.TryGetProperty("continuationToken", out var next) ? $"&continuationToken={next.GetString()}" : null;
        }
        while (token is not null);

        Assert.Equal(5, seen);
        using var one = await host.Owner.SendAsync("GET", "/api/operations?eipId=eip-3&kind=ReleaseEip");
        Assert.Equal(["eip-3"], (await one.JsonAsync()).Texts("items", "eipId"));
        using var other = host.Client("other.other-secret");
        using var none = await other.SendAsync("GET", "/api/operations");
        Assert.Empty((await none.JsonAsync()).Texts("items", "eipId"));
    }

    [Fact]
    public async Task Cancel_Running_IsAcceptedOnce()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        var eipId = await host.Owner.AllocateAsync();
        using var started = await host.Owner.SendAsync("DELETE", $"{ApiHost.Eips}/{eipId}");
        var path = started.Headers.Location!.ToString();

        using var canceled = await host.Owner.SendAsync("POST", $"{path}/cancel");

        var operation = await canceled.JsonAsync();
        Assert.Equal((HttpStatusCode.OK, "Canceled", "Canceled by acme."), (canceled.StatusCode, operation.Text("status"), operation.Text("error")));
        using var eip = await host.Owner.SendAsync("GET", $"{ApiHost.Eips}/{eipId}");
        Assert.Equal("Available", (await eip.JsonAsync()).Text("state"));
        using var unknown = await host.Owner.SendAsync("POST", "/api/operations/op-none/cancel");
        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
        using var missing = await host.Owner.SendAsync("GET", "/api/operations/op-none");
        _ = await missing.ProblemAsync(HttpStatusCode.NotFound);
    }
}
