using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Storage.Holds;
using EipFunctions.Workflows.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;
using EipFunctions.Workflows.Releases;

namespace EipFunctions.Workflows.Holds;

/// <summary>
/// One execution of the workflow that watches over a hold. It sleeps until a resource appears that the EIP is held for;
/// it also looks by itself from time to time, so that a call that never came makes it late and no worse.
/// </summary>
internal sealed class HoldRun(WorkflowContext context, HoldInput input)
{
    /// <summary>The name of the event that wakes it.</summary>
    public const string ResourceAppeared = nameof(ResourceAppeared);

    // What an execution journals stays within a row or two; the next one begins with an empty journal.
    private const int MostWakeUps = 20;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan TransitionInterval = TimeSpan.FromSeconds(10);

    private int _attempts = input.Attempts;

    public async Task<HoldOutcome> RunAsync()
    {
        for (var wakeUps = 0; wakeUps < MostWakeUps; wakeUps++)
        {
            if (context.CancellationToken.IsCancellationRequested)
            {
                return await EndAsync(HoldEndReason.Canceled);
            }

            if (context.CurrentUtcDateTime >= input.Until)
            {
                return await EndAsync(HoldEndReason.Expired);
            }

            var look = await CallAsync<HoldLook>(nameof(FindReplacementActivity), input);
            if (look.IsOver || (look.Association is { } replacement && await TryAssociateAsync(replacement)))
            {
                return new(_attempts, IsReleased: false);
            }

            await SleepAsync();
        }

        context.ContinueAsNew(input with { Attempts = _attempts });
        return new(_attempts, IsReleased: false);
    }

    private async Task<bool> TryAssociateAsync(AssociationRequest replacement)
    {
        var outcome = await context.RunOperationAsync(
            nameof(AssociateEipWorkflow), Operation() with { Association = replacement }, $"{input.HoldId}-{++_attempts}", context.CancellationToken);
        if (outcome.Status == OperationStatus.Succeeded)
        {
            return true;
        }

        var obstacle = outcome.Error ?? string.Join(' ', outcome.Violations.Select(one => one.Message));
        _ = await CallAsync<Unit>(nameof(RecordObstacleActivity), new HoldObstacle(input, $"{replacement.ResourceId}: {obstacle}"));
        return false;
    }

    private async Task<HoldOutcome> EndAsync(HoldEndReason reason)
    {
        HoldEndStatus status;
        while ((status = await CallAsync<HoldEndStatus>(nameof(EndHoldActivity), new HoldEnd(input, reason))) == HoldEndStatus.InTransition)
        {
            // Somebody associates it with a replacement at the last moment: then it has ended, otherwise it ends now.
            await context.CreateTimer(TransitionInterval);
        }

        if (status != HoldEndStatus.Ended || reason != HoldEndReason.Expired || !input.ReleaseAfterwards)
        {
            return new(_attempts, IsReleased: false);
        }

        // The rules of a release decide: one that was imported, or that somebody took meanwhile, stays.
        var released = await context.RunOperationAsync(nameof(ReleaseEipWorkflow), Operation(), $"{input.HoldId}-release", context.CancellationToken);
        return new(_attempts, released.Status == OperationStatus.Succeeded);
    }

    private OperationInput Operation() => new()
    {
        Principal = input.Principal,
        RegionId = input.RegionId,
        EipId = input.EipId,
        Fingerprint = input.HoldId,
    };

    private async Task SleepAsync()
    {
        var next = context.CurrentUtcDateTime + LongestSleep;
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var woken = context.WaitForExternalEventAsync<string>(ResourceAppeared, awake.Token);
        var late = context.CreateTimer(next < input.Until ? next : input.Until, awake.Token);
        _ = await Task.WhenAny(woken, late);
        awake.Cancel();
    }

    // Not cancelled: what it came to decides what is to be done.
    private Task<T> CallAsync<T>(string activity, object activityInput) =>
        context.CallActivityAsync<T>(activity, activityInput, StateCalls.Patient, CancellationToken.None);
}
