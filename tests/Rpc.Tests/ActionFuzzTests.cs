using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using EipFunctions.Api.Rpc;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Rpc.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace EipFunctions.Rpc.Tests;

/// <summary>Whatever is sent for an action by who may ask for it: it is answered in JSON, in time, and never by an internal error.</summary>
public sealed class ActionFuzzTests(RpcService service, ITestOutputHelper output)
{
    private const ulong Seed = 20_261_124;
    private const int RequestsPerAction = 13;
    private const int LongestInQuery = 500;

    public static TheoryData<string> Actions => [.. RpcActions.All.Select(action => action.Name)];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Request_AnyParameters_IsAnsweredInTime(string name)
    {
        output.WriteLine($"Seed {Seed}.");
        var region = service.Region();
        var ids = await FillAsync(region);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(RequestsPerAction).WithReplay(Seed, 1),
            Prop.ForAll(
                Arb.From(ActionInput.Of(RpcActions.Find(name)!, ids)),
                sent => AnswersAsync(region, name, sent)));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Bind_AnyParameters_GivesARecordOrAnError(string name)
    {
        output.WriteLine($"Seed {Seed}.");
        var action = RpcActions.Find(name)!;
        var bind = typeof(RpcBinder<>).MakeGenericType(action.Defaults.GetType()).GetMethod("Bind")!;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(Seed, 1),
            Prop.ForAll(
                Arb.From(ActionInput.Of(action, ["cn-test", "eip-1", "i-1", "ngw-1", "ftb-ngw-1"])),
                sent =>
                {
                    var result = (ITuple)bind.Invoke(null, [sent.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal)])!;
                    return result[1] is RpcError error
                        ? result[0] is null && error is { Code.Length: > 0, Status: >= 400 and < 500, Message.Length: > 0, Recommend.Length: > 0 }
                        : action.Defaults.GetType().IsInstanceOfType(result[0]);
                }));
    }

    private async Task<bool> AnswersAsync(RpcRegion region, string action, (string Name, string Value)[] sent)
    {
        var watch = Stopwatch.StartNew();
        var answer = await region.SendAsync(
            action, [.. sent.Where(one => one.Value.Length <= LongestInQuery)], [.. sent.Where(one => one.Value.Length > LongestInQuery)]);
        output.WriteLine($"{action} {(int)answer.Status} {answer.Code}");
        Assert.True(watch.Elapsed < RpcService.Time, $"It took {watch.Elapsed}.");
        Assert.NotEmpty(answer.RequestId);
        Assert.True(answer.Status == HttpStatusCode.OK || (answer.Status < HttpStatusCode.InternalServerError && answer.Code is { Length: > 0 }), $"{answer}");
        return true;
    }

    // The region comes first, then what there is in it.
    private static async Task<string[]> FillAsync(RpcRegion region)
    {
        _ = await region.RegisterEcsAsync("i-1");
        _ = await region.RegisterAsync("ngw-1", "\"kind\":\"Nat\",\"status\":\"Available\"");
        _ = await region.RegisterAsync("havip-1", "\"kind\":\"HaVip\",\"status\":\"Available\",\"privateIpAddress\":\"10.0.0.30\"");
        _ = await region.RegisterAsync(
            "eni-1", "\"kind\":\"NetworkInterface\",\"type\":\"Secondary\",\"status\":\"Available\",\"privateIpAddresses\":[\"10.0.0.40\"]");
        return [region.RegionId, await region.AllocateAsync(), await region.AllocateAsync(), "i-1", "ngw-1", "ftb-ngw-1", "havip-1", "eni-1", "eip-none"];
    }
}
