using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Rules;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Associations;

/// <summary>
/// The reservation of a deferred association. As long as nothing but the resource's present state stands in the way it
/// waits to be woken by a change of the resource, and then decides anew on every rule, until its time is up. It wakes
/// by itself from time to time too, so that a call that never came makes it late and no worse.
/// </summary>
internal sealed class DeferredReserve(Steps steps, WorkflowContext context, OperationInput input, Deferral deferral)
{
    /// <summary>The name of the event that wakes it.</summary>
    public const string ResourceChanged = nameof(ResourceChanged);

    // What an execution journals stays within a row or two; the next one begins with an empty journal.
    private const int MostWakeUps = 20;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _expiresAt =
        input.ExpiresAt ?? context.CurrentUtcDateTime + TimeSpan.FromSeconds(deferral.ExpiresInSeconds);

    private string ResourceId => input.Association!.ResourceId;

    /// <summary>Reserves, waiting where that can help.</summary>
    /// <returns>The reservation, or the violations; null when the instance starts anew.</returns>
    public async Task<ReserveOutcome?> RunAsync(string reserve)
    {
        var isEntered = input.ExpiresAt is not null;
        if (isEntered)
        {
            steps.OnRollBack(nameof(StopAwaitingTargetActivity));
        }

        for (var wakeUps = 0; ; wakeUps++)
        {
            // A replay must know that it was entered, whatever has become of the resource by then.
            var reserved = await steps.ReserveAsync(reserve, isDecisive: !isEntered);
            var isAwaited = AssociationRules.AwaitTarget(reserved.Violations);
            if (!isAwaited || context.CurrentUtcDateTime >= _expiresAt)
            {
                if (isEntered)
                {
                    await steps.StopWaitingAsync(nameof(StopAwaitingTargetActivity), goesOn: reserved.Violations.Count == 0);
                }

                return isAwaited ? reserved with { Expired = InVain(reserved.Violations) } : reserved;
            }

            steps.ShowWaiting(nameof(AwaitTargetActivity), reserved.Violations, _expiresAt);
            if (!isEntered)
            {
                // Entered first, then looked at again: a change that came before the entry is seen, one that comes after it wakes.
                isEntered = true;
                steps.OnRollBack(nameof(StopAwaitingTargetActivity));
                await steps.BeginWaitingAsync(nameof(AwaitTargetActivity));
            }
            else if (wakeUps < MostWakeUps)
            {
                await SleepAsync();
            }
            else
            {
                context.ContinueAsNew(input with { ExpiresAt = _expiresAt });
                return null;
            }
        }
    }

    private async Task SleepAsync()
    {
        var next = context.CurrentUtcDateTime + LongestSleep;
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var woken = context.WaitForExternalEventAsync<string>(ResourceChanged, awake.Token);
        var late = context.CreateTimer(next < _expiresAt ? next : _expiresAt, awake.Token);
        _ = await Task.WhenAny(woken, late);
        awake.Cancel();
        context.CancellationToken.ThrowIfCancellationRequested();
    }

    private string InVain(IReadOnlyList<Violation> violations) =>
        $"It waited {deferral.ExpiresInSeconds} seconds for '{ResourceId}' in vain: {string.Join(' ', violations.Select(v => v.Message))}";
}
