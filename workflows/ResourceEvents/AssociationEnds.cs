using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Storage.ResourceEvents;
using EipFunctions.Workflows.Disassociations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;
using EipFunctions.Workflows.Releases;

namespace EipFunctions.Workflows.ResourceEvents;

/// <summary>
/// Ends the associations of a resource that is gone and does with each EIP what its policy says. Every end is an
/// operation of its own, a child; an EIP in transition is waited for. It goes on until no association is left.
/// </summary>
internal sealed class AssociationEnds(WorkflowContext context, ResourceEventInput input, AppliedEvent applied)
{
    private const int AtOnce = 5;

    private readonly AssociationEnd[] _ends = new AssociationEnd[applied.ToEnd.Count];
    private int _next;
    private int _ended;

    public async Task<IReadOnlyList<AssociationEnd>> RunAsync()
    {
        Show();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkAsync()));
        return _ends;
    }

    private async Task WorkAsync()
    {
        while (_next < applied.ToEnd.Count)
        {
            var index = _next++;
            _ends[index] = await EndAsync(applied.ToEnd[index], $"{context.InstanceId}-{index + 1}");
            _ended++;
            Show();
        }
    }

    private async Task<AssociationEnd> EndAsync(AssociationOfGone association, string id)
    {
        var end = new AssociationEnd { EipId = association.EipId, AssociationId = association.AssociationId };
        var look = new EndPlanInput(
            input.Principal.AccountId, input.Event.RegionId, association.EipId, association.AssociationId);
        for (var round = 1; ; round++)
        {
            var plan = await context.CallActivityAsync<EndPlan>(
                nameof(PlanAssociationEndActivity), look, ResourceEventWorkflow.StateOptions, CancellationToken.None);
            if (!plan.IsThere)
            {
                return end;
            }

            if (!plan.IsInTransition)
            {
                var operationId = round == 1 ? id : $"{id}-{round}";
                switch (await context.TryEndAssociationAsync(Disassociation(association, plan), operationId))
                {
                    case EndAttempt.Ended:
                        end = end with { OperationId = operationId, Then = plan.Then };
                        return plan.Then == ResourceGoneAction.Release ? await ReleaseAsync(end, plan, $"{id}-release") : end;
                    case EndAttempt.WasEnded:
                        return end;
                }
            }

            await context.CreateTimer(AssociationEnding.Policy.DelayAfter(round));
        }
    }

    private async Task<AssociationEnd> ReleaseAsync(AssociationEnd end, EndPlan plan, string operationId)
    {
        if (!plan.IsAllocatedHere)
        {
            return end with { KeptBecause = "The EIP was imported: this service does not release it." };
        }

        try
        {
            var outcome = await context.CallWorkflowAsync<OperationOutcome>(
                nameof(ReleaseEipWorkflow), Operation(end.EipId), new() { InstanceId = operationId }, CancellationToken.None);
            return end with
            {
                ReleaseOperationId = operationId,
                KeptBecause = outcome.Status == OperationStatus.Succeeded ? null
                    : outcome.Violations.Count > 0 ? string.Join(' ', outcome.Violations.Select(violation => violation.Message))
                    : outcome.Error ?? $"The release was {outcome.Status}.",
            };
        }
        catch (Exception failure) when (failure is OperationCanceledException or WorkflowTaskFailedException)
        {
            return end with
            {
                ReleaseOperationId = operationId,
                KeptBecause = (failure as WorkflowTaskFailedException)?.Failure.Message ?? "The release was canceled.",
            };
        }
    }

    private OperationInput Disassociation(AssociationOfGone association, EndPlan plan) => Operation(association.EipId) with
    {
        Disassociation = new()
        {
            EipId = association.EipId,
            AssociationId = association.AssociationId,
            Hold = plan.Hold,

            // What DNAT and SNAT entries of a NAT gateway use goes with the gateway.
            Force = true,
        },
    };

    private OperationInput Operation(string eipId) => new()
    {
        Principal = input.Account,
        RegionId = input.Event.RegionId,
        EipId = eipId,
        Fingerprint = input.Event.EventId,
    };

    private void Show() => context.SetCustomStatus(
        new ResourceEventProgress(applied.Outcome.Result, _ended, applied.ToEnd.Count));
}
