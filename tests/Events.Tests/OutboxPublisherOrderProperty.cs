using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static EipFunctions.Events.Tests.Some;

namespace EipFunctions.Events.Tests;

/// <summary>Whatever happens, each event arrives, and each EIP's events arrive first in order.</summary>
public sealed class OutboxPublisherOrderProperty
{
    public enum Step
    {
        CommitAndEnqueue,
        CommitOnly,
        CommitTwoEnqueueBackwards,
        TopicDown,
        TopicLosesAnswers,
        TopicUp,
        Crash,
        StoreDown,
        StoreUp,
        SecondPass,
        Minute,
        Breathe,
        Drain,
    }

    [Property(MaxTest = 60)]
    public Property Interleavings_OfEverything_DeliverInOrder()
    {
        var steps = Gen.Zip(Gen.Elements(Enum.GetValues<Step>()), Gen.Choose(0, 2)).ListOf().ToArbitrary();
        return Prop.ForAll(steps, s => RunAsync([.. s]).GetAwaiter().GetResult());
    }

    private static async Task<bool> RunAsync(IReadOnlyList<(Step Step, int Eip)> steps)
    {
        await using var fixture = new PublisherFixture();
        fixture.Options.MaxQueuedEvents = 4;
        var last = new long[3];
        var drains = new List<Task<bool>>();
        var publisher = await fixture.StartAsync();
        foreach (var (step, number) in steps)
        {
            var eip = $"e{number}";
            switch (step)
            {
                case Step.CommitAndEnqueue:
                    fixture.Commit(publisher, Entry(eip, ++last[number]));
                    break;
                case Step.CommitOnly:
                    fixture.Outbox.Commit(Entry(eip, ++last[number]));
                    break;
                case Step.CommitTwoEnqueueBackwards:
                    var (first, second) = (Entry(eip, ++last[number]), Entry(eip, ++last[number]));
                    fixture.Outbox.Commit(first);
                    fixture.Outbox.Commit(second);
                    publisher.Enqueue([second]);
                    publisher.Enqueue([first]);
                    break;
                case Step.TopicDown:
                    fixture.Topic.Status = 503;
                    break;
                case Step.TopicLosesAnswers:
                    fixture.Topic.LosesAnswers = true;
                    break;
                case Step.TopicUp:
                    (fixture.Topic.Status, fixture.Topic.LosesAnswers) = (200, false);
                    break;
                case Step.Crash:
                    await publisher.StopAsync(new CancellationToken(canceled: true));
                    publisher = await fixture.StartAsync();
                    break;
                case Step.StoreDown:
                    fixture.Outbox.FailsReadings = fixture.Outbox.FailsRemovals = true;
                    break;
                case Step.StoreUp:
                    fixture.Outbox.FailsReadings = fixture.Outbox.FailsRemovals = false;
                    break;
                case Step.SecondPass:
                    fixture.Time.Advance(TimeSpan.FromSeconds(1));
                    break;
                case Step.Minute:
                    fixture.Time.Advance(TimeSpan.FromMinutes(1));
                    break;
                case Step.Drain:
                    drains.Add(publisher.DrainAsync(default));
                    break;
                case Step.Breathe:
                    await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
                    break;
            }
        }

        (fixture.Topic.Status, fixture.Topic.LosesAnswers) = (200, false);
        fixture.Outbox.FailsReadings = fixture.Outbox.FailsRemovals = false;
        await fixture.EventuallyAsync(() => fixture.Outbox.Count == 0 && drains.All(d => d.IsCompleted), TimeSpan.FromSeconds(5));
        await Task.WhenAll(drains);
        return Enumerable.Range(0, 3).All(number => fixture.Topic.Accepted
            .Where(id => id.StartsWith($"e{number}/", StringComparison.Ordinal)).Distinct()
            .SequenceEqual(Enumerable.Range(1, (int)last[number]).Select(i => $"e{number}/{i}")));
    }
}
