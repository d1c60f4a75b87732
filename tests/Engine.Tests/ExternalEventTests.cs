using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;
using FsCheck.Fluent;

namespace EipFunctions.Engine.Tests;

public sealed class ExternalEventTests(AzuriteFixture azurite) : EngineTest(azurite)
{
    [Fact]
    public async Task Raise_BeforeTheWait_EventsComeInOrderWhateverTheCaseOfTheName()
    {
        Scripts.Main = async (context, _) =>
        {
            await context.WaitForExternalEventAsync<string>("start");
            var all = "";
            for (var i = 0; i < 3; i++)
            {
                all += await context.WaitForExternalEventAsync<string>("Item");
            }

            return all;
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        foreach (var (name, data) in new[] { ("item", "1"), ("ITEM", "2"), ("Item", "3"), ("start", "") })
        {
            Assert.Equal(WorkflowSignalResult.Accepted, await Client.RaiseEventAsync("one", name, data));
        }

        Assert.Equal("\"123\"", (await Hub.EndAsync()).Output);
    }

    [Fact]
    public async Task Raise_ForTwoWaits_TheFirstWaitGetsTheFirstEvent()
    {
        Scripts.Main = async (context, _) => string.Concat(await Task.WhenAll(
            context.WaitForExternalEventAsync<string>("x"), context.WaitForExternalEventAsync<string>("x")));
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.RaiseEventAsync("one", "x", "1");
        await Client.RaiseEventAsync("one", "x", "2");

        Assert.Equal("\"12\"", (await Hub.EndAsync()).Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Raise_SameEventId_IsOneEventAlsoAfterACrash(bool crash)
    {
        Scripts.Main = async (context, _) =>
            await context.WaitForExternalEventAsync<string>("x") + await context.WaitForExternalEventAsync<string>("x");
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.RaiseEventAsync("one", "x", "1", "id-1");
        if (crash)
        {
            await Hub.CrashAsync();
        }

        await Client.RaiseEventAsync("one", "x", "repeated", "id-1");
        await Client.RaiseEventAsync("one", "x", "2", "id-2");

        Assert.Equal("\"12\"", (await Hub.EndAsync()).Output);
    }

    [Fact]
    public async Task Raise_WithoutEventId_EachCallIsAnEvent()
    {
        Scripts.Main = async (context, _) =>
            await context.WaitForExternalEventAsync<string>("x") + await context.WaitForExternalEventAsync<string>("x");
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.RaiseEventAsync("one", "x", "1");
        await Client.RaiseEventAsync("one", "x", "1");

        Assert.Equal("\"11\"", (await Hub.EndAsync()).Output);
    }

    [Fact]
    public async Task Raise_UnknownInstance_IsNotFound()
    {
        await Hub.StartAsync();

        Assert.Equal(WorkflowSignalResult.NotFound, await Client.RaiseEventAsync("nobody", "x", ""));
    }

    [Fact]
    public async Task Wait_EndedByItsToken_TheEventGoesToTheNext()
    {
        Scripts.Main = async (context, _) =>
        {
            using var source = new CancellationTokenSource();
            var given = context.WaitForExternalEventAsync<string>("x", source.Token);
            var kept = context.WaitForExternalEventAsync<string>("x");
            source.Cancel();
            return $"{await kept}{given.IsCanceled}";
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.RaiseEventAsync("one", "x", "1");

        Assert.Equal("\"1True\"", (await Hub.EndAsync()).Output);
    }

    /// <summary>Whatever the events, the executions and the crashes between them: n events in, n handled, in order.</summary>
    [Fact]
    public async Task Raise_WithContinueAsNewAndCrashes_EveryEventIsHandledOnceAndInOrder()
    {
        Scripts.Main = async (context, input) =>
        {
            // Handles a few events, then continues as new, whatever else has come meanwhile.
            var (handled, batch) = (input.Split('|')[0], int.Parse(input.Split('|')[1], null));
            for (var i = 0; i < batch; i++)
            {
                var data = await context.WaitForExternalEventAsync<string>("item");
                if (data == "end")
                {
                    return handled;
                }

                handled += data;
            }

            context.ContinueAsNew($"{handled}|{batch}");
            return "";
        };
        await Hub.StartAsync();
        var cases = Gen.Sample(
            from batch in Gen.Choose(1, 5)
            from events in Gen.Choose(0, 25)
            from crashAt in Gen.Choose(0, 40)
            from together in Gen.Choose(1, 6)
            select (batch, events, crashAt, together),
            40, 12);
        var number = 0;
        foreach (var (batch, events, crashAt, together) in cases)
        {
            var id = $"case{number++}";
            await Hub.ScheduleAsync(id, $"|{batch}");
            for (var sent = 0; sent < events; sent += together)
            {
                if (crashAt >= sent && crashAt < sent + together)
                {
                    await Hub.CrashAsync();
                }

                await Task.WhenAll(Enumerable.Range(sent, Math.Min(together, events - sent))
                    .Select(i => Client.RaiseEventAsync(id, "item", $"{(char)('A' + i)}", $"{id}/{i}")));
            }

            await Client.RaiseEventAsync(id, "item", "end");

            var expected = string.Concat(Enumerable.Range(0, events).Select(i => (char)('A' + i)));
            var output = (await Hub.EndAsync(id)).Output!.Trim('"');
            Assert.Equal(expected, string.Concat(output.Order()));
            if (together == 1)
            {
                Assert.Equal(expected, output);
            }
        }
    }
}
