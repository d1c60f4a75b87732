using System.Text.Json.Nodes;

namespace EipFunctions.Local.Tests;

public sealed class LogTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Log_WhileAnActivityRuns_NamesOperationEipAndTrace()
    {
        await using var host = azurite.CreateHost()
            .With("Logging__Console__FormatterName", "json")
            .With("Logging__Console__FormatterOptions__IncludeScopes", "true");
        await host.StartAsync();
        var eipId = await host.AllocateAsync();
        await host.RegisterInstanceAsync(0);

        // What the gateway refuses it logs, in the midst of the activity.
        _ = await host.MustAsync(HttpMethod.Put, "gateway/faults", """{"outage":true}""");
        var operation = await host.MustAsync(
            HttpMethod.Post, $"{Region.Path}/eips/{eipId}/associate", """{"resourceId":"i-0"}""", prefer: "respond-async");

        var line = "";
        await Wait.UntilAsync(() => Task.FromResult((line = host.Output.Split(Environment.NewLine)
            .FirstOrDefault(text => text.Contains($"\"OperationId\":\"{operation["operationId"]}\"", StringComparison.Ordinal), "")).Length > 0));
        var scopes = JsonNode.Parse(line)!["Scopes"]!.ToJsonString();
        Assert.Contains($"\"EipId\":\"{eipId}\"", scopes, StringComparison.Ordinal);
        Assert.Contains("\"TraceId\":\"", scopes, StringComparison.Ordinal);
        Assert.Contains("\"SpanId\":\"", scopes, StringComparison.Ordinal);
    }
}
