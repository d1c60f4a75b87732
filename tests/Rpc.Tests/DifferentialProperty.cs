using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EipFunctions.Rpc.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace EipFunctions.Rpc.Tests;

/// <summary>
/// Whatever is asked for: by REST in one region and by RPC in another that is alike, it has the same verdict and leads to the
/// same state.
/// </summary>
public sealed class DifferentialProperty(RpcService service, ITestOutputHelper output)
{
    private const ulong Seed = 20_261_124;
    private const int Eips = 3;

    private static readonly (string Id, string Kind)[] Resources =
        [("i-1", "EcsInstance"), ("lb-1", "SlbInstance"), ("ngw-1", "Nat"), ("vip-1", "HaVip"), ("eni-1", "NetworkInterface"), ("i-none", "EcsInstance")];

    private static readonly string?[] Modes = [null, "NAT", "BINDED", "MULTI_BINDED"];
    private static readonly string[] Statuses = ["Running", "Stopped", "Starting"];

    public enum Act
    {
        Associate,
        Disassociate,
        DisassociateFrom,
        ChangeMode,
        Release,
        InstanceStatus,
    }

    [Fact]
    public void Run_Anything_SameVerdictsAndSameState()
    {
        output.WriteLine($"Seed {Seed}.");
        var acts = Gen.Frequency(
            (6, Gen.Constant(Act.Associate)),
            (2, Gen.Constant(Act.Disassociate)),
            (2, Gen.Constant(Act.DisassociateFrom)),
            (2, Gen.Constant(Act.ChangeMode)),
            (1, Gen.Constant(Act.Release)),
            (2, Gen.Constant(Act.InstanceStatus)));
        var step = Gen.Zip(acts, Gen.Zip(Gen.Choose(0, Eips - 1), Gen.Zip(Gen.Choose(0, Resources.Length - 1), Gen.Choose(0, Modes.Length - 1))));
        var runs = step.ListOf(14).ToArbitrary();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(10).WithReplay(Seed, 1),
            Prop.ForAll(runs, run => RunAsync([.. run.Select(one => (one.Item1, one.Item2.Item1, one.Item2.Item2.Item1, one.Item2.Item2.Item2))])
                .GetAwaiter().GetResult()));
    }

    private async Task RunAsync(IReadOnlyList<(Act Act, int Eip, int Resource, int Mode)> steps)
    {
        var (rest, rpc) = (await SideAsync(), await SideAsync());
        foreach (var step in steps)
        {
            if (step.Act == Act.InstanceStatus)
            {
                await StatusAsync(rest.Region, Statuses[step.Resource % Statuses.Length]);
                await StatusAsync(rpc.Region, Statuses[step.Resource % Statuses.Length]);
                continue;
            }

            var (byRest, byRpc) = (await AskRestAsync(rest, step), await AskRpcAsync(rpc, step));
            Assert.True(byRest == byRpc, $"{step} of {string.Join(", ", steps)}: REST says {byRest}, RPC says {byRpc}.");
            Assert.Equal(await StateAsync(rest), await StateAsync(rpc));
        }
    }

    private async Task<Side> SideAsync()
    {
        var region = service.Region();
        _ = await region.RestAsync(HttpMethod.Put, "settings", """{"grantedModes":["BINDED","MULTI_BINDED"]}""");
        await StatusAsync(region, "Running");
        _ = await region.RegisterAsync("lb-1", "\"kind\":\"SlbInstance\",\"addressType\":\"Intranet\",\"privateIpAddress\":\"10.0.0.20\"");
        _ = await region.RegisterAsync("ngw-1", "\"kind\":\"Nat\",\"status\":\"Available\"");
        _ = await region.RegisterAsync("vip-1", "\"kind\":\"HaVip\",\"status\":\"Available\",\"privateIpAddress\":\"10.0.0.30\"");
        _ = await region.RegisterAsync(
            "eni-1", "\"kind\":\"NetworkInterface\",\"type\":\"Secondary\",\"status\":\"Available\",\"privateIpAddresses\":[\"10.0.0.40\",\"10.0.0.41\"]");
        var eipIds = new string[Eips];
        for (var i = 0; i < Eips; i++)
        {
            eipIds[i] = await region.AllocateAsync();
        }

        return new(region, eipIds);
    }

    private static Task<JsonNode> StatusAsync(RpcRegion region, string status) =>
        region.RegisterAsync("i-1", $"\"kind\":\"EcsInstance\",\"status\":\"{status}\",\"privateIpAddress\":\"10.0.0.10\"");

    private async Task<string> AskRestAsync(Side side, (Act Act, int Eip, int Resource, int Mode) step)
    {
        var (resourceId, kind) = Resources[step.Resource];
        var eip = $"{side.Region.Path}/eips/{side.EipIds[step.Eip]}";
        var (verb, path, body) = step.Act switch
        {
            Act.Associate => (HttpMethod.Post, $"{eip}/associate", $$"""{"resourceId":"{{resourceId}}","resourceKind":"{{kind}}","mode":{{Mode(step.Mode)}}}"""),
            Act.Disassociate => (HttpMethod.Post, $"{eip}/disassociate", "{}"),
            Act.DisassociateFrom => (HttpMethod.Post, $"{eip}/disassociate", $$"""{"resourceId":"{{resourceId}}"}"""),
            Act.ChangeMode => (HttpMethod.Post, $"{eip}/change-mode", $$"""{"mode":"{{Modes[step.Mode] ?? "NAT"}}"}"""),
            _ => (HttpMethod.Delete, eip, null),
        };
        using var request = new HttpRequestMessage(verb, path);
        request.Headers.Add("Prefer", "wait=30");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await service.Host.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode)
        {
            return "done";
        }

        var violations = JsonNode.Parse(text)?["violations"]?.AsArray() ?? throw new InvalidOperationException(text);
        return $"{(violations.FirstOrDefault(violation => !violation!["retryable"]!.GetValue<bool>()) ?? violations[0])!["code"]}";
    }

    private static async Task<string> AskRpcAsync(Side side, (Act Act, int Eip, int Resource, int Mode) step)
    {
        var (resourceId, kind) = Resources[step.Resource];
        var eipId = side.EipIds[step.Eip];
        var answer = await (step.Act switch
        {
            Act.Associate => side.Region.CallAsync(
                "AssociateEipAddress",
                ("AllocationId", eipId), ("InstanceId", resourceId), ("InstanceType", kind), ("Mode", Modes[step.Mode] ?? "")),
            Act.Disassociate => side.Region.CallAsync("UnassociateEipAddress", ("AllocationId", eipId)),
            Act.DisassociateFrom => side.Region.CallAsync("UnassociateEipAddress", ("AllocationId", eipId), ("InstanceId", resourceId)),
            Act.ChangeMode => side.Region.CallAsync("ModifyEipForwardMode", ("InstanceId", eipId), ("Mode", Modes[step.Mode] ?? "NAT")),
            _ => side.Region.CallAsync("ReleaseEipAddress", ("AllocationId", eipId)),
        });
        await side.Region.UntilSettledAsync(eipId);
        return answer.Code ?? "done";
    }

    /// <summary>Everything of the EIPs that does not differ by chance.</summary>
    private static async Task<string> StateAsync(Side side)
    {
        var listed = await side.Region.RestAsync(HttpMethod.Get, "eips");
        var lines = listed["items"]!.AsArray().Select(eip => JsonSerializer.Serialize(new
        {
            Place = Array.IndexOf(side.EipIds, $"{eip!["eipId"]}"),
            State = $"{eip["state"]}",
            Mode = $"{eip["mode"]}",
            Resource = $"{eip["association"]?["resourceId"]}",
            Kind = $"{eip["association"]?["resourceKind"]}",
            In = $"{eip["association"]?["mode"]}",
            Address = $"{eip["association"]?["privateIpAddress"]}",
            Slot = $"{eip["association"]?["slot"]}",
        }));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static string Mode(int place) => Modes[place] is { } mode ? $"\"{mode}\"" : "null";

    private sealed record Side(RpcRegion Region, string[] EipIds);
}
