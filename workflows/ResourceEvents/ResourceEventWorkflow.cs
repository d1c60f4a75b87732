using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Storage.ResourceEvents;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.ResourceEvents;

/// <summary>
/// Handles what happened to a resource: records it, ends the associations of a resource that is gone by their policies, and
/// removes the registration of one that was deleted.
/// </summary>
public sealed class ResourceEventWorkflow : Workflow<ResourceEventInput, ResourceEventOutcome>
{
    private const int MostClaims = 6;

    // Only what repetition cannot mend ends it.
    internal static ActivityOptions StateOptions { get; } = new()
    {
        RetryPolicy = new()
        {
            MaxAttempts = RetryPolicy.Unlimited,
            FirstInterval = TimeSpan.FromMilliseconds(100),
            MaxInterval = TimeSpan.FromSeconds(30),
            NonRetryableErrors =
            [
                typeof(ArgumentException).FullName!,
                typeof(System.Text.Json.JsonException).FullName!,
                typeof(Storage.State.RowTooLargeException).FullName!,
            ],
        },
    };

    private static readonly RetryPolicy ClaimPolicy = new()
    {
        MaxAttempts = MostClaims,
        FirstInterval = TimeSpan.FromSeconds(5),
        BackoffCoefficient = 4,
        MaxInterval = TimeSpan.FromHours(1),
    };

    /// <inheritdoc/>
    public override async Task<ResourceEventOutcome> RunAsync(WorkflowContext context, ResourceEventInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var applied = await ApplyAsync(context, input);
        var outcome = applied.Outcome;
        if (outcome.Result != ResourceEventResult.Applied)
        {
            return outcome;
        }

        if (applied.ToEnd.Count > 0)
        {
            outcome = outcome with { Ends = await new AssociationEnds(context, input, applied).RunAsync() };
        }

        return input.Event.Deleted
            ? outcome with
            {
                Removed = await context.CallActivityAsync<bool>(
                    nameof(RemoveGoneResourceActivity), input, StateOptions, CancellationToken.None),
            }
            : outcome;
    }

    // Whoever has an address that the resource has now may be about to lose it, by an event that is still on its way.
    private static async Task<AppliedEvent> ApplyAsync(WorkflowContext context, ResourceEventInput input)
    {
        var sum = new ResourceEventOutcome { Result = ResourceEventResult.Applied };
        for (var attempt = 1; ; attempt++)
        {
            var applied = await context.CallActivityAsync<AppliedEvent>(
                nameof(ApplyResourceEventActivity), input, StateOptions, CancellationToken.None);
            if (attempt > 1 && applied.Outcome.Result != ResourceEventResult.Applied)
            {
                // A newer one came meanwhile: what this one was for is done.
                return new(sum);
            }

            var outcome = applied.Outcome;
            sum = outcome with
            {
                Broken = sum.Broken + outcome.Broken,
                Restored = sum.Restored + outcome.Restored,
                Followed = sum.Followed + outcome.Followed,
            };
            if (outcome.TakenAddresses.Count == 0 || applied.ToEnd.Count > 0 || attempt == MostClaims)
            {
                return applied with { Outcome = sum };
            }

            context.SetCustomStatus(new ResourceEventProgress(outcome.Result, Ended: 0, ToEnd: 0));
            await context.CreateTimer(ClaimPolicy.DelayAfter(attempt));
        }
    }
}
