using System.Diagnostics;
using EipFunctions.Domain.Events;
using EipFunctions.HostTesting;
using EipFunctions.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace EipFunctions.Local.Tests;

public sealed class TraceTests(AzuriteFixture azurite)
{
    private readonly List<Activity> _exported = [];
    private readonly string _trace = ActivityTraceId.CreateRandom().ToHexString();

    private string TraceParent => $"00-{_trace}-00f067aa0ba902b7-01";

    // Other tests of the process have spans of their own.
    private List<Activity> Spans
    {
        get
        {
            lock (_exported)
            {
                return [.. _exported.Where(span => span.TraceId.ToHexString() == _trace)];
            }
        }
    }

    [Fact]
    public async Task Associate_InATrace_IsOneTraceFromTheRequestToTheEvent()
    {
        await using var host = await new HostInProcess(azurite.ConnectionString)
            .With(builder => builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing
                .AddEipSources().AddProcessor(new SimpleActivityExportProcessor(new ListExporter(_exported)))))
            .StartAsync();
        var eipId = await host.PrepareAsync("i-1");

        _ = await host.MustAsync(
            HttpMethod.Post,
            $"{Region.Path}/eips/{eipId}/associate",
            """{"resourceId":"i-1"}""",
            ("Prefer", "wait=30"),
            ("traceparent", TraceParent));

        string[] expected =
        [
            "schedule AssociateEipWorkflow", "AssociateEipWorkflow", "ReserveAssociationActivity", "BindEipActivity", "gateway.bind",
            "VerifyBoundActivity", "gateway.read", "CommitAssociationActivity", "PublishEventsActivity",
            "state.commit", "state.transaction", "deliver events",
        ];
        await Wait.UntilAsync(() => Task.FromResult(
            !expected.Except(Spans.Select(span => span.OperationName)).Any() && Spans.Exists(span => span.Kind == ActivityKind.Server)));
        Assert.Equal("BindEipActivity", ParentOf("gateway.bind"));
        Assert.Equal("schedule AssociateEipWorkflow", ParentOf("BindEipActivity"));
        using var careless = new HttpRequestMessage(HttpMethod.Get, $"{Region.Path}/eips/{eipId}?code=secret");
        careless.Headers.Add("traceparent", TraceParent);
        using var refused = await host.Http.SendAsync(careless);
        await Wait.UntilAsync(() => Task.FromResult(Spans.Exists(span => span.GetTagItem("http.response.status_code") is 400)));
        Assert.DoesNotContain(
            Spans.SelectMany(span => span.TagObjects), tag => $"{tag.Value}".Contains("secret", StringComparison.OrdinalIgnoreCase));
        Assert.Equal([EipEventType.AssociationRequested, EipEventType.AssociationSucceeded], await EventsOfTheTraceAsync(host));
    }

    [Fact]
    public async Task Associate_NothingIsExported_TheEventNamesTheTraceAllTheSame()
    {
        await using var host = await new HostInProcess(azurite.ConnectionString).StartAsync();
        var eipId = await host.PrepareAsync("i-1");

        _ = await host.MustAsync(
            HttpMethod.Post,
            $"{Region.Path}/eips/{eipId}/associate",
            """{"resourceId":"i-1"}""",
            ("Prefer", "wait=30"),
            ("traceparent", TraceParent));

        Assert.Equal([EipEventType.AssociationRequested, EipEventType.AssociationSucceeded], await EventsOfTheTraceAsync(host));
    }

    private string? ParentOf(string name)
    {
        var span = Spans.First(candidate => candidate.OperationName == name);
        return Spans.Find(candidate => candidate.SpanId == span.ParentSpanId)?.OperationName;
    }

    private async Task<List<string>> EventsOfTheTraceAsync(HostInProcess host)
    {
        var page = await host.MustAsync(HttpMethod.Get, "topic/events");
        return [.. page["events"]!.AsArray()
            .Select(item => item!["event"]!)
            .Where(item => $"{item["traceparent"]}".Contains(_trace, StringComparison.Ordinal))
            .Select(item => $"{item["type"]}")];
    }

    private sealed class ListExporter(List<Activity> spans) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            lock (spans)
            {
                foreach (var span in batch)
                {
                    spans.Add(span);
                }
            }

            return ExportResult.Success;
        }
    }
}
