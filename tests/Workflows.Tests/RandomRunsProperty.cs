using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway.Faults;
using EipFunctions.Workflows.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace EipFunctions.Workflows.Tests;

/// <summary>Whatever is asked for and whatever fails meanwhile: when all operations have ended, the region is sound.</summary>
public sealed class RandomRunsProperty(AzuriteFixture azurite, ITestOutputHelper output)
{
    private const ulong Seed = 20_250_101;

    public enum Act
    {
        Associate,
        Disassociate,
        Release,
        ChangeMode,
        Move,
        Swap,
        Cancel,
        Await,
        GatewayFalters,
        GatewayDown,
        GatewayWell,
        Crash,
        CrashSoon,
    }

    [Fact]
    public void Run_Anything_EndsSound()
    {
        output.WriteLine($"Seed {Seed}.");
        var acts = Gen.Frequency(
            (5, Gen.Constant(Act.Associate)),
            (3, Gen.Constant(Act.Disassociate)),
            (1, Gen.Constant(Act.Release)),
            (2, Gen.Constant(Act.ChangeMode)),
            (2, Gen.Constant(Act.Move)),
            (2, Gen.Constant(Act.Swap)),
            (2, Gen.Constant(Act.Cancel)),
            (3, Gen.Constant(Act.Await)),
            (2, Gen.Elements(Act.GatewayFalters, Act.GatewayDown)),
            (2, Gen.Constant(Act.GatewayWell)),
            (2, Gen.Elements(Act.Crash, Act.CrashSoon)));
        var step = Gen.Zip(acts, Gen.Choose(0, 5));
        var runs = step.ListOf(16).ToArbitrary();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(12).WithReplay(Seed, 1),
            Prop.ForAll(runs, run => RunAsync([.. run]).GetAwaiter().GetResult()));
    }

    private async Task RunAsync(IReadOnlyList<(Act Act, int Number)> steps)
    {
        await using var region = new TestRegion(azurite, seed: 1);
        await region.StartAsync();
        string[] eips = [await region.AllocateAsync(), await region.AllocateAsync(), await region.AllocateAsync()];
        string[] resources =
        [
            await region.RegisterAsync(),
            await region.RegisterAsync(ResourceKind.Nat),
            await region.RegisterAsync(ResourceKind.NetworkInterface),
        ];
        var started = new List<string>();
        foreach (var (act, number) in steps)
        {
            var (eip, resource) = (eips[number / 2], resources[number % 3]);
            switch (act)
            {
                case Act.Associate:
                    started.Add(await StartAsync(region, OperationKind.AssociateEip, eip, resource));
                    break;
                case Act.Disassociate:
                    started.Add(await StartAsync(region, OperationKind.DisassociateEip, eip));
                    break;
                case Act.Release:
                    started.Add(await StartAsync(region, OperationKind.ReleaseEip, eip));
                    break;
                case Act.ChangeMode:
                    started.Add(await StartAsync(region, OperationKind.ChangeEipMode, eip));
                    break;
                case Act.Move:
                    started.Add(await StartAsync(region, OperationKind.MoveEip, eip, resource));
                    break;
                case Act.Swap:
                    started.Add(await StartAsync(region, OperationKind.SwapEips, eip, eips[((number / 2) + 1) % 3]));
                    break;
                case Act.Cancel when started.Count > 0:
                    await region.PoweredAsync(host => host.CancelAsync(started[^1]));
                    break;
                case Act.Await when started.Count > 0 && !region.Faults.Plan.Outage:
                    await region.PoweredAsync(host => host.EndAsync(started[^1]));
                    break;
                case Act.GatewayFalters:
                    region.Faults.Set(Falters(number));
                    break;
                case Act.GatewayDown:
                    region.Faults.Set(new() { Outage = true });
                    break;
                case Act.GatewayWell:
                    region.Faults.Clear();
                    break;
                case Act.Crash:
                    await region.CrashAsync();
                    break;
                case Act.CrashSoon:
                    region.Host.Power.CutAfter(number + 1);
                    break;
                default:
                    break;
            }
        }

        region.Faults.Clear();
        foreach (var id in started)
        {
            var operation = await region.PoweredAsync(host => host.EndAsync(id));
            Assert.Contains(operation.Status, (OperationStatus[])[
                OperationStatus.Succeeded, OperationStatus.Rejected, OperationStatus.RolledBack, OperationStatus.Canceled]);
        }

        region.Host.Power.CutAfter(int.MaxValue);
        (await RegionState.ReadAsync(region)).AssertSound(region.Events);
    }

    private static GatewayFaultPlan Falters(int number) => number switch
    {
        0 => new() { TransientProbability = 0.4 },
        1 => new() { LostAnswerProbability = 0.4 },
        2 => new() { FailNextBinds = new() { Count = 1, Permanent = true } },
        3 => new() { FailNextUnbinds = new() { Count = 1, Permanent = true } },
        4 => new() { AcceptNextBindsWithoutApplying = 1 },
        _ => new() { TransientProbability = 0.2, LostAnswerProbability = 0.2 },
    };

    private static async Task<string> StartAsync(TestRegion region, OperationKind kind, string eip, string? resource = null)
    {
        var id = region.NextId("op");
        _ = await region.PoweredAsync(host => host.StartAsync(kind, id, eip, resource));
        return id;
    }
}
