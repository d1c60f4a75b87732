using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>Deals with one suspect: looks again, changes the gateway where that is needed, reads it back and records it.</summary>
internal sealed class SuspectResolution(WorkflowContext context, RepairInput repair)
{
    // Undoing does not give up. What takes longer goes on by itself, and does not keep the rest waiting.
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromMinutes(5);

    private ReconciliationExtent _took;

    public async Task<(Finding Finding, ReconciliationExtent Took)> RunAsync()
    {
        var resolution = await CallAsync(nameof(ResolveSuspectActivity), repair);
        if (resolution.Change is { } change)
        {
            var error = await ChangeAsync(change);
            resolution = await CompleteAsync(AfterOf(change), isOfGateway: true, error);
        }
        else if (resolution.RecoveryId is { } recoveryId)
        {
            resolution = await RecoverAsync(recoveryId);
        }

        var suspect = repair.Suspect;
        var finding = new Finding
        {
            Kind = suspect.Kind,
            Outcome = resolution.Outcome!.Value,
            EipId = suspect.EipId,
            ResourceId = suspect.ResourceId,
            Before = suspect.Before,
            After = resolution.After,
            Error = resolution.Error,
        };
        return (finding, _took);
    }

    private static string AfterOf(GatewayChange change) => change.Binding is { } binding
        ? $"Bound to {binding.ResourceId} ({binding.Mode}{(binding.PrivateIpAddress is { } ip ? $", {ip}" : "")}) and read back."
        : "Unbound and read back.";

    private async Task<string?> ChangeAsync(GatewayChange change)
    {
        var step = change.Binding is null ? GatewayStep.Unbind : GatewayStep.Rebind;
        try
        {
            await ChangeAsync(step.Change, change);
            await ChangeAsync(step.ReadBack, change);
            return null;
        }
        catch (WorkflowTaskFailedException failed)
        {
            return failed.Failure.Message;
        }
    }

    private async Task ChangeAsync(string activity, GatewayChange change)
    {
        _took = _took.Plus(new(GatewayRequests: 1));
        _ = await context.CallActivityAsync<Unit>(activity, change, ReconcileCalls.Gateway, CancellationToken.None);
    }

    private async Task<Resolution> RecoverAsync(string recoveryId)
    {
        var suspect = repair.Suspect;
        var input = new OperationInput
        {
            Principal = ReconcilerPrincipal.Of(repair.AccountId),
            RegionId = repair.RegionId,
            EipId = suspect.EipId!,
            Fingerprint = "",
            OperationId = suspect.OperationId,
        };
        using var limit = new CancellationTokenSource();
        var recovery = context.CallWorkflowAsync<OperationOutcome>(
            nameof(RecoverOperationWorkflow), input, new() { InstanceId = recoveryId }, CancellationToken.None);
        var expired = context.CreateTimer(RecoveryLimit, limit.Token);
        if (await Task.WhenAny(recovery, expired) != recovery)
        {
            return new() { Outcome = FindingOutcome.Failed, Error = $"{recoveryId} is still undoing it." };
        }

        limit.Cancel();
        try
        {
            // What it takes on the gateway and in the store, as a rule: a fence, a change, a reading; four transactions.
            _took = _took.Plus(new(StorageRequests: 8, GatewayRequests: 3));
            return (await recovery).Status switch
            {
                OperationStatus.Rejected => new() { Outcome = FindingOutcome.GoneByItself },
                OperationStatus.Succeeded => await CompleteAsync("The operation had succeeded.", isOfGateway: false),
                _ => await CompleteAsync("The operation was undone.", isOfGateway: false),
            };
        }
        catch (WorkflowTaskFailedException failed)
        {
            return new() { Outcome = FindingOutcome.Failed, Error = failed.Failure.Message };
        }
    }

    private Task<Resolution> CompleteAsync(string after, bool isOfGateway, string? error = null) =>
        CallAsync(nameof(CompleteRepairActivity), new RepairCompletion(repair, after, isOfGateway, error));

    private async Task<Resolution> CallAsync(string activity, object input)
    {
        var resolution = await context.CallActivityAsync<Resolution>(activity, input, ReconcileCalls.Patient, CancellationToken.None);
        _took = _took.Plus(resolution.Took);
        return resolution;
    }
}
