using System.Globalization;
using System.Text.Json.Nodes;

namespace EipFunctions.Local.Demo;

/// <summary>The main job from end to end: associate, refuse, roll back, disassociate, with every step and event as it happens.</summary>
internal sealed class DemoScript(DemoClient client)
{
    private const string Eips = $"api/regions/{SampleRegion.Id}/eips";

    private bool _passed = true;

    /// <summary>Runs everything.</summary>
    /// <returns>True when all went as it should.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = new DemoEvents();
        var listening = events.ListenAsync(client, done.Token);

        await SeedAsync(cancellationToken);
        var (first, second) = await AllocateAsync(cancellationToken);
        await AssociateAsync(first, "i-web", cancellationToken);
        await RejectAsync(first, cancellationToken);
        await RollBackAsync(second, "lb-internal", cancellationToken);
        await LoseBindingAsync(first, cancellationToken);
        await ReplaceInstanceAsync(first, cancellationToken);
        await DisassociateAsync(first, cancellationToken);
        await CleanUpAsync([first, second], cancellationToken);
        await CheckEventsAsync(events, first, second, cancellationToken);

        await done.CancelAsync();
        await listening;
        DemoConsole.Title(_passed ? "Everything went as it should" : "Something did not go as it should");
        return _passed;
    }

    private async Task SeedAsync(CancellationToken cancellationToken)
    {
        DemoConsole.Title($"A sample region: {SampleRegion.Id}");
        foreach (var (id, resource) in SampleRegion.Resources)
        {
            _ = await client.MustAsync(HttpMethod.Put, $"api/regions/{SampleRegion.Id}/resources/{id}", resource, cancellationToken);
        }

        _ = await client.MustAsync(
            HttpMethod.Put, $"api/regions/{SampleRegion.OtherId}/resources/i-far", SampleRegion.FarInstance, cancellationToken);
        DemoConsole.Line($"{SampleRegion.Resources.Count} resources: {string.Join(", ", SampleRegion.Resources.Keys)}");
        DemoConsole.Line($"and i-far in {SampleRegion.OtherId}");
    }

    private async Task<(string First, string Second)> AllocateAsync(CancellationToken cancellationToken)
    {
        DemoConsole.Title("Allocate two EIPs");
        var first = await client.MustAsync(HttpMethod.Post, Eips, """{"name":"demo-web"}""", cancellationToken);
        var second = await client.MustAsync(
            HttpMethod.Post, Eips, """{"name":"demo-lb","internetChargeType":"PayByTraffic"}""", cancellationToken);
        DemoConsole.Line($"{first["eipId"]}  {first["ipAddress"]}");
        DemoConsole.Line($"{second["eipId"]}  {second["ipAddress"]}");
        return ($"{first["eipId"]}", $"{second["eipId"]}");
    }

    private async Task AssociateAsync(string eipId, string resourceId, CancellationToken cancellationToken)
    {
        DemoConsole.Title($"Associate {eipId} with the ECS instance {resourceId}");
        var operation = await FollowAsync(
            $"{Eips}/{eipId}/associate",
            $$"""{"resourceId":"{{resourceId}}","policy":{"onResourceGone":"Hold"} }""",
            cancellationToken);
        Check("the operation succeeded", $"{operation["status"]}" == "Succeeded");
        var eip = await client.MustAsync(HttpMethod.Get, $"{Eips}/{eipId}", null, cancellationToken);
        Check($"the EIP is InUse with {resourceId}", $"{eip["state"]}" == "InUse" && $"{eip["association"]?["resourceId"]}" == resourceId);
    }

    private async Task RejectAsync(string eipId, CancellationToken cancellationToken)
    {
        DemoConsole.Title($"Ask for what cannot be: {eipId} with i-far too");
        var (status, problem) = await client.SendAsync(
            HttpMethod.Post, $"{Eips}/{eipId}/associate", """{"resourceId":"i-far"}""", cancellationToken);
        DemoConsole.Line($"{status} {problem["title"]}");
        var violations = problem["violations"]?.AsArray() ?? [];
        foreach (var violation in violations)
        {
            DemoConsole.Line($"- {violation!["ruleId"]} ({violation["source"]}): {violation["message"]}");
            DemoConsole.Line($"  {violation["remedy"]}");
        }

        Check("it was refused, with every reason", status == 409 && violations.Count >= 4);
    }

    private async Task RollBackAsync(string eipId, string resourceId, CancellationToken cancellationToken)
    {
        DemoConsole.Title($"A fault of the gateway: it accepts {eipId} for {resourceId}, and does nothing");
        _ = await client.MustAsync(HttpMethod.Put, "gateway/faults", """{"acceptNextBindsWithoutApplying":1}""", cancellationToken);
        var operation = await FollowAsync($"{Eips}/{eipId}/associate", $$"""{"resourceId":"{{resourceId}}"}""", cancellationToken);
        _ = await client.MustAsync(HttpMethod.Delete, "gateway/faults", null, cancellationToken);
        Check("the operation was rolled back", $"{operation["status"]}" == "RolledBack");
        var eip = await client.MustAsync(HttpMethod.Get, $"{Eips}/{eipId}", null, cancellationToken);
        Check("the EIP is Available again", $"{eip["state"]}" == "Available" && eip["association"] is null);
    }

    private async Task LoseBindingAsync(string eipId, CancellationToken cancellationToken)
    {
        DemoConsole.Title($"The gateway loses {eipId}; the reconciler mends it");
        var binding = $"gateway/regions/{SampleRegion.Id}/bindings/{eipId}";
        _ = await client.MustAsync(HttpMethod.Delete, binding, null, cancellationToken);
        var path = $"api/regions/{SampleRegion.Id}/reconciliations";
        var run = await client.MustAsync(HttpMethod.Post, path, "{}", cancellationToken);
        while ($"{run["status"]}" is not ("Completed" or "Failed" or "Canceled"))
        {
            await client.PauseAsync(TimeSpan.FromMilliseconds(200), cancellationToken);
            run = await client.MustAsync(HttpMethod.Get, $"{path}/{run["reconciliationId"]}", null, cancellationToken);
        }

        foreach (var finding in run["report"]?["items"]?.AsArray() ?? [])
        {
            DemoConsole.Line($"- {finding!["kind"]} {finding["outcome"]}: {finding["before"]} {finding["after"]}");
        }

        var view = await client.MustAsync(HttpMethod.Get, binding, null, cancellationToken);
        Check("the gateway has it again", $"{view["binding"]?["resourceId"]}" == "i-web");
    }

    private async Task ReplaceInstanceAsync(string eipId, CancellationToken cancellationToken)
    {
        DemoConsole.Title("An event says that i-web was released; i-web-2 takes its place");
        _ = await client.MustAsync(HttpMethod.Post, "api/events/resources", SampleRegion.Released("i-web", client.Now), cancellationToken);
        var held = await EipAsync(eipId, eip => eip["hold"] is not null, cancellationToken);
        DemoConsole.Line($"{eipId} is {held["state"]}, held until {held["hold"]?["until"]}");
        Check("the EIP is held", held["hold"] is not null);
        _ = await client.MustAsync(
            HttpMethod.Put, $"api/regions/{SampleRegion.Id}/resources/i-web-2", SampleRegion.Replacement, cancellationToken);
        var back = await EipAsync(eipId, eip => $"{eip["state"]}" == "InUse", cancellationToken);
        Check("it is InUse with i-web-2", $"{back["association"]?["resourceId"]}" == "i-web-2");
    }

    /// <summary>Reads an EIP until it is as wanted, for ten seconds at most.</summary>
    private async Task<JsonNode> EipAsync(string eipId, Func<JsonNode, bool> isWanted, CancellationToken cancellationToken)
    {
        for (var look = 0; ; look++)
        {
            var eip = await client.MustAsync(HttpMethod.Get, $"{Eips}/{eipId}", null, cancellationToken);
            if (isWanted(eip) || look == 100)
            {
                return eip;
            }

            await client.PauseAsync(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    private async Task DisassociateAsync(string eipId, CancellationToken cancellationToken)
    {
        DemoConsole.Title($"Disassociate {eipId}");
        var operation = await FollowAsync($"{Eips}/{eipId}/disassociate", "{}", cancellationToken);
        Check("the operation succeeded", $"{operation["status"]}" == "Succeeded");
        var eip = await client.MustAsync(HttpMethod.Get, $"{Eips}/{eipId}", null, cancellationToken);
        Check("the EIP is Available", $"{eip["state"]}" == "Available" && eip["association"] is null);
    }

    private async Task CleanUpAsync(IEnumerable<string> eipIds, CancellationToken cancellationToken)
    {
        DemoConsole.Title("Release both");
        foreach (var eipId in eipIds)
        {
            var (status, _) = await client.SendAsync(HttpMethod.Delete, $"{Eips}/{eipId}", null, cancellationToken, "wait=10");
            Check($"{eipId} is released", status == 200);
        }
    }

    private async Task CheckEventsAsync(DemoEvents events, string first, string second, CancellationToken cancellationToken)
    {
        DemoConsole.Title("What Event Grid was told");
        var complete = await events.WaitForAsync(
            seen => seen.Count(e => e.EipId == first) >= 6 && seen.Count(e => e.EipId == second) >= 5, cancellationToken);
        Check("every event arrived", complete);
        Check("in order for each EIP", events.AreInOrder(first) && events.AreInOrder(second));
    }

    private async Task<JsonNode> FollowAsync(string path, string json, CancellationToken cancellationToken)
    {
        var (status, accepted) = await client.SendAsync(HttpMethod.Post, path, json, cancellationToken, "respond-async");
        DemoConsole.Line($"{status}, operation {accepted["operationId"]}");
        var shown = 0;
        while (true)
        {
            var operation = await client.MustAsync(HttpMethod.Get, $"api/operations/{accepted["operationId"]}", null, cancellationToken);
            var ended = $"{operation["status"]}" is not ("Pending" or "Running" or "RollingBack");
            var steps = operation["steps"]?.AsArray() ?? [];
            for (; shown < steps.Count && (ended || steps[shown]!["endedAt"] is not null); shown++)
            {
                ShowStep(steps[shown]!);
            }

            if (ended)
            {
                DemoConsole.Line($"-> {operation["status"]}{(operation["error"] is { } error ? $": {error}" : "")}");
                return operation;
            }

            await client.PauseAsync(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    private static void ShowStep(JsonNode step)
    {
        var took = Time(step["endedAt"]) - Time(step["startedAt"]);
        var attempts = (int?)step["attempts"] is > 1 and var many ? $", {many} attempts" : "";
        DemoConsole.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"step  {step["name"],-26} {step["status"]}{(took is { } t ? $" in {t.TotalMilliseconds:F0} ms" : "")}{attempts}"));
    }

    private static DateTimeOffset? Time(JsonNode? node) =>
        node is null ? null : DateTimeOffset.Parse($"{node}", CultureInfo.InvariantCulture);

    private void Check(string what, bool holds)
    {
        _passed &= holds;
        if (holds)
        {
            DemoConsole.Success(what);
        }
        else
        {
            DemoConsole.Failure(what);
        }
    }
}
