using System.Net;
using EipFunctions.Api.Reconciliation;
using EipFunctions.Api.Tests.Hosting;
using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Api.Tests;

public sealed class ReconciliationTests(AzuriteFixture azurite)
{
    private const string Reconciliations = $"/api/regions/{ApiHost.Region}/reconciliations";

    [Fact]
    public async Task Start_ThenRead_ShowsWhatWasFound()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var started = await host.Owner.SendAsync("POST", Reconciliations, """{"mode":"ReportOnly"}""");
        using var again = await host.Owner.SendAsync("POST", Reconciliations);
        using var running = await host.Owner.SendAsync("GET", started.Headers.Location!.ToString());
        ((MemoryReconciliations)host.Get<IReconciliations>()).End(new ReconciliationReport { Pass = 2 }
            .WithFound([new(FindingKind.EipAndDnat, 1)])
            .With(new() { Kind = FindingKind.EipAndDnat, Outcome = FindingOutcome.Reported, EipId = "eip-1", ResourceId = "i-1", Before = "Both." }));
        using var ended = await host.Owner.SendAsync("GET", started.Headers.Location!.ToString());
        using var listed = await host.Owner.SendAsync("GET", Reconciliations);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK), (started.StatusCode, again.StatusCode));
        Assert.Equal((await started.JsonAsync()).Text("reconciliationId"), (await again.JsonAsync()).Text("reconciliationId"));
        Assert.Equal(("Running", "ReportOnly", "acme"), await ReadAsync(running));
        Assert.NotNull(running.Headers.RetryAfter);
        Assert.Equal(("Completed", "ReportOnly", "acme"), await ReadAsync(ended));
        Assert.Contains(
            """
            "counts":[{"kind":"eip-and-dnat","found":1,"repaired":0,"reported":1,"goneByItself":0,"failed":0}],"items":[{"kind":"eip-and-dnat","outcome":"Reported","eipId":"eip-1","resourceId":"i-1","before":"Both."}]
            """,
            await ended.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.Empty((await listed.JsonAsync()).GetProperty("items")[0].GetProperty("report").GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("blue.blue-secret", HttpStatusCode.Forbidden)]
    [InlineData("reader.reader-secret", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Any_WithoutTheRightToAll_IsRefused(string? key, HttpStatusCode status)
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var started = await host.Owner.SendAsync("POST", Reconciliations);
        using var client = host.Client(key);

        foreach (var (verb, path) in ((string, string)[])[("POST", Reconciliations), ("GET", Reconciliations), ("GET", $"{Reconciliations}/rc-1")])
        {
            using var refused = await client.SendAsync(verb, path);
            _ = await refused.ProblemAsync(status);
        }
    }

    [Fact]
    public async Task Get_OfAnotherAccountOrUnknown_IsNotFound()
    {
        await using var host = await ApiHost.StartAsync(azurite);
        using var started = await host.Owner.SendAsync("POST", Reconciliations);
        using var other = host.Client("other.other-secret");

        using var hidden = await other.SendAsync("GET", $"{Reconciliations}/rc-1");
        using var unknown = await host.Owner.SendAsync("GET", $"{Reconciliations}/rc-2");

        _ = await hidden.ProblemAsync(HttpStatusCode.NotFound);
        _ = await unknown.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Start_UnknownMode_NamesTheMember()
    {
        await using var host = await ApiHost.StartAsync(azurite);

        using var refused = await host.Owner.SendAsync("POST", Reconciliations, """{"mode":"Rebuild"}""");

        Assert.Equal(["mode"], (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Texts("errors", "field"));
    }

    private static async Task<(string Status, string Mode, string StartedBy)> ReadAsync(HttpResponseMessage response)
    {
        var run = await response.JsonAsync();
        return (run.Text("status"), run.Text("mode"), run.Text("startedBy"));
    }
}
