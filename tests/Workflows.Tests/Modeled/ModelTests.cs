using System.Globalization;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests.Modeled;

/// <summary>
/// Random commands, events (late, twice, out of order), faults and crashes against a model of the region, which is
/// compared with it after each step. EIP_MODEL_STEPS sets how many steps, EIP_MODEL_SEED repeats or varies a run.
/// </summary>
public sealed class ModelTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    // A region of its own for so many steps: what is read after each step grows with what has happened.
    private const int StepsPerRegion = 100;

    [Fact]
    public async Task Run_AnythingInAnyOrder_TheRegionIsWhatTheModelSays()
    {
        var (steps, seed) = (Setting("EIP_MODEL_STEPS", 2000), Setting("EIP_MODEL_SEED", 20_261_123));
        output.WriteLine($"EIP_MODEL_STEPS={steps} EIP_MODEL_SEED={seed}");
        for (var first = 0; first < steps; first += StepsPerRegion)
        {
            await using var region = new TestRegion(azurite, seed + first) { Settings = { ["Moves:CoolDown"] = "00:00:00" } };
            await region.StartAsync();
            var run = new ModelRun(region, new Random(seed + first));
            await run.PrepareAsync();
            for (var step = first; step < Math.Min(first + StepsPerRegion, steps); step++)
            {
                output.WriteLine($"{step}: {await run.StepAsync()}");
            }

            await run.ReconcileAsync();
        }
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
