using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EipFunctions.HostTesting;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Local.Tests;

public sealed class MeterTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Operations_EndedAndRejected_AreMeasuredByKindAndOutcome()
    {
        await using var host = await new HostInProcess(azurite.ConnectionString).StartAsync();
        var factory = host.Services.GetRequiredService<IMeterFactory>();
        var (counted, durations, gauges) = (new ConcurrentQueue<string>(), new ConcurrentQueue<double>(), new ConcurrentQueue<string>());
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                // Those of hosts beside this one have factories of their own.
                if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Meter.Name == "EipFunctions.Operations")
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
            counted.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) =>
        {
            durations.Enqueue(value);
            gauges.Enqueue(instrument.Name);
        });
        listener.Start();
        var eipId = await host.PrepareAsync("i-1");

        _ = await host.MustAsync(
            HttpMethod.Post, $"{Region.Path}/eips/{eipId}/associate", """{"resourceId":"i-1"}""", ("Prefer", "wait=30"));
        using var content = new StringContent("""{"resourceId":"i-2"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var refused = await host.Http.PostAsync(new Uri($"{Region.Path}/eips/{eipId}/associate", UriKind.Relative), content);

        await Wait.UntilAsync(() => Task.FromResult(counted.Count == 2));
        Assert.Equal(
            ["eipfunctions.operations.ended AssociateEip Succeeded", "eipfunctions.operations.ended AssociateEip Rejected"], counted);
        Assert.All(durations, seconds => Assert.InRange(seconds, 0, 60));
        listener.RecordObservableInstruments();
        Assert.Contains("eipfunctions.operations.oldest_transition", gauges);
    }
}
