using System.Diagnostics.Metrics;
using System.Net;
using EipFunctions.Api.Limits;
using EipFunctions.Api.Tests.Hosting;
using EipFunctions.Domain.Principals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EipFunctions.Api.Tests;

public sealed class LimitTests(AzuriteFixture azurite)
{
    private static readonly Principal Owner = new("acme", "acme", PrincipalKind.Account, Rights.All);

    [Fact]
    public async Task Request_BeyondTheRate_Is429WithRetryAfterAndCode()
    {
        await using var host = await ApiHost.StartAsync(
            azurite, settings: [("Limits:Burst", "2"), ("Limits:RequestsPerSecond", "1")]);
        using var other = host.Client("other.other-secret");
        for (var i = 0; i < 2; i++)
        {
            using var taken = await host.Owner.SendAsync("GET", ApiHost.Eips);
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var refused = await host.Owner.SendAsync("GET", ApiHost.Eips);
        using var ofAnother = await other.SendAsync("GET", ApiHost.Eips);

        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        var problem = await refused.ProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.Equal(("urn:eipfunctions:problem:throttled", "Throttling.User"), (problem.Text("type"), problem.Text("code")));
        Assert.Equal(HttpStatusCode.OK, ofAnother.StatusCode);
    }

    [Fact]
    public async Task Request_WithoutAValidKeyBeyondTheRate_Is429AndAsksTheStoreNothing()
    {
        await using var host = await ApiHost.StartAsync(
            azurite, settings: [("Limits:AnonymousBurst", "3"), ("Limits:AnonymousPerSecond", "1")]);
        using var known = await host.Owner.SendAsync("GET", ApiHost.Eips);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var guess = host.Client($"guess-{i}.x");
            using var answer = await guess.SendAsync("GET", ApiHost.Eips);
            statuses.Add(answer.StatusCode);
        }

        var before = host.Requests.Count;
        using var late = host.Client("guess-9.x");
        using var refused = await late.SendAsync("GET", ApiHost.Eips);
        var asked = host.Requests.Count - before;
        using var stillServed = await host.Owner.SendAsync("GET", ApiHost.Eips);

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        _ = await refused.ProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.Equal(0, asked);
        Assert.Equal(HttpStatusCode.OK, stillServed.StatusCode);
    }

    [Fact]
    public void Take_Writes_AreCountedByThemselvesAndAmongAll()
    {
        using var limiter = Limiter(new() { Burst = 3, RequestsPerSecond = 1, WriteBurst = 1, WritesPerSecond = 1 }, out var refused);

        Assert.Null(limiter.Take(Owner, isWrite: true));
        Assert.NotNull(limiter.Take(Owner, isWrite: true));
        Assert.Null(limiter.Take(Owner, isWrite: false));
        Assert.Null(limiter.Take(Owner, isWrite: false));
        Assert.NotNull(limiter.Take(Owner, isWrite: false));
        Assert.Null(limiter.Take(Owner with { PrincipalId = "bob" }, isWrite: true));
        Assert.Equal(["writes", "requests"], refused);
    }

    [Fact]
    public void TakeAnonymous_AddressesOfOneIpv6Network_ShareABucket()
    {
        using var limiter = Limiter(new() { AnonymousBurst = 1, AnonymousPerSecond = 1 }, out _);

        Assert.False(limiter.IsExhausted(IPAddress.Parse("2001:db8::1")));
        Assert.Null(limiter.TakeAnonymous(IPAddress.Parse("2001:db8::1")));
        Assert.NotNull(limiter.TakeAnonymous(IPAddress.Parse("2001:db8::ffff:2")));
        Assert.True(limiter.IsExhausted(IPAddress.Parse("2001:db8::3")));
        Assert.Null(limiter.TakeAnonymous(IPAddress.Parse("2001:db8:0:1::1")));
        Assert.Null(limiter.TakeAnonymous(IPAddress.Parse("192.0.2.1")));
        Assert.NotNull(limiter.TakeAnonymous(IPAddress.Parse("::ffff:192.0.2.1")));
    }

    private static RequestLimiter Limiter(LimitOptions options, out List<string> refused)
    {
        var seen = refused = [];
        var factory = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var limiter = new RequestLimiter(Options.Create(options), new LimitMetrics(factory));
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Name == "eipfunctions.api.rate_limited" && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => seen.Add($"{tags[0].Value}"));
        listener.Start();
        return limiter;
    }
}
