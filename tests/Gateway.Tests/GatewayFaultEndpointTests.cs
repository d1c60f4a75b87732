using System.Net;
using System.Text;
using System.Text.Json;
using EipFunctions.Gateway.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EipFunctions.Gateway.Tests;

public sealed class GatewayFaultEndpointTests : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gateway-");
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _app = Build(new() { ["Gateway:Directory"] = _directory.FullName, ["Gateway:Faults:LatencyMaxMs"] = "5" });
        await _app.StartAsync();
        _http = new() { BaseAddress = new(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Faults_PutGetDelete_ChangeTheGateway()
    {
        Assert.Contains("\"latencyMaxMs\":5", await _http.GetStringAsync("gateway/faults"), StringComparison.Ordinal);

        var put = await PutAsync("""{"outage":true,"failNextBinds":{"count":2,"permanent":true}}""");

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var gateway = _app.Services.GetRequiredService<IGateway>();
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => gateway.ReadAsync("r", "eip-1", default));
        Assert.Contains("\"count\":2", await _http.GetStringAsync("gateway/faults"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await _http.DeleteAsync("gateway/faults")).StatusCode);
        Assert.Null(await gateway.ReadAsync("r", "eip-1", default));
    }

    [Theory]
    [InlineData("""{"latencyMinMs":-1}""", "latencyMinMs", "-1")]
    [InlineData("""{"lostAnswerProbability":1.5}""", "lostAnswerProbability", "1.5")]
    [InlineData("""{"failNextBinds":{"count":-2}}""", "failNextBinds.count", "-2")]
    [InlineData("""{"rejectEipIds":[""]}""", "rejectEipIds", "empty")]
    [InlineData("""{"failNextBinds":{"count":"x"}}""", "failNextBinds.count", "")]
    [InlineData("""{"latencyMnMs":1}""", "latencyMnMs", "")]
    [InlineData("{", "body", "")]
    [InlineData("null", "body", "null")]
    public async Task Put_BadInput_NamesTheFieldAndChangesNothing(string body, string field, string value)
    {
        var before = _app.Services.GetRequiredService<GatewayFaults>().Plan;

        var answer = await PutAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains(value, problem.RootElement.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        Assert.Same(before, _app.Services.GetRequiredService<GatewayFaults>().Plan);
    }

    [Fact]
    public async Task Start_BadSettings_NamesThem()
    {
        await using var app = Build(new() { ["Gateway:Faults:LatencyMinMs"] = "-3" });

        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains("Neither Gateway:Endpoint nor Gateway:Directory is set", e.Message, StringComparison.Ordinal);
        Assert.Contains("Gateway:Faults: latencyMinMs is -3", e.Message, StringComparison.Ordinal);
    }

    private static WebApplication Build(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddEipGateway(builder.Configuration.GetSection("Gateway"));
        var app = builder.Build();
        app.MapGatewayFaults();
        return app;
    }

    private async Task<HttpResponseMessage> PutAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _http.PutAsync(new Uri("gateway/faults", UriKind.Relative), content);
    }
}
