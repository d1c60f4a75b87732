using System.Text.Json;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Associations;
using EipFunctions.Workflows.Disassociations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Plans;

/// <summary>
/// Makes all associations of a batch or none, or as many as can be. Each is an operation of its own, a child whose id
/// derives from the batch's; when one fails and the batch is all or nothing, those that were made are ended again by
/// operations too, last in first out, until none is left.
/// </summary>
internal sealed class BatchRun(WorkflowContext context, OperationInput input, IReadOnlyList<AssociationRequest> associations)
{
    private const int AtOnce = 5;

    // An output has room for 128 Ki characters.
    private const int MostCharacters = 120_000;

    // A custom status has room for 16 Ki characters.
    private const int MostIdCharacters = 6000;

    private static readonly RetryPolicy UndoPolicy = new()
    {
        MaxAttempts = RetryPolicy.Unlimited,
        MaxInterval = TimeSpan.FromMinutes(5),
    };

    private readonly IReadOnlyList<BatchItem> _items =
        [.. associations.Select((one, index) => new BatchItem(BatchItem.IdOf(context.InstanceId, index), one))];

    private readonly List<BatchItem> _made = [];
    private readonly bool _keepsWhatIsMade = input.Batch!.Mode == BatchMode.BestEffort;
    private readonly bool _showsTargets = associations.Sum(one => JsonEncodedText.Encode(one.ResourceId).Value.Length) <= MostIdCharacters;
    private OperationStatus _status = OperationStatus.Running;
    private BatchItem? _cause;
    private string? _error;
    private int _next;
    private int _missed;

    public async Task<OperationOutcome> RunAsync()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        Show();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkAsync(stop)));
        var canceled = context.CancellationToken.IsCancellationRequested;
        if (_made.Count == _items.Count && !canceled)
        {
            return Outcome(OperationStatus.Succeeded);
        }

        // What a failed one left behind is not known: that it did not end by itself needs attention.
        var failed = _items.Where(item => item.Status == OperationStatus.Failed).ToList();
        if (_keepsWhatIsMade && !canceled)
        {
            await UndoAsync(failed);
            return Outcome(
                _made.Count > 0 ? OperationStatus.PartiallySucceeded
                : failed.Count > 0 ? OperationStatus.Failed
                : OperationStatus.RolledBack);
        }

        (_status, _error) = (OperationStatus.RollingBack, canceled ? "Canceled." : _error);
        await UndoAsync([.. failed, .. _made]);
        return Outcome(
            failed.Count > 0 ? OperationStatus.Failed : canceled ? OperationStatus.Canceled : OperationStatus.RolledBack);
    }

    private async Task WorkAsync(CancellationTokenSource stop)
    {
        while (_next < _items.Count && !stop.IsCancellationRequested)
        {
            var item = _items[_next++];
            await AssociateAsync(item, stop.Token);
            if (item.Status == OperationStatus.Succeeded)
            {
                _made.Add(item);
            }
            else if (_keepsWhatIsMade)
            {
                _missed++;
                _error = $"{_missed} of {_items.Count} EIPs could not be associated; the items say why.";
            }
            else if (!stop.IsCancellationRequested)
            {
                (_cause, _error) = (item, item.Reason);
                stop.Cancel();
            }

            Show();
        }
    }

    private async Task AssociateAsync(BatchItem item, CancellationToken cancellationToken)
    {
        item.Status = OperationStatus.Running;
        Show();
        try
        {
            item.End(await context.CallWorkflowAsync<OperationOutcome>(
                nameof(AssociateEipWorkflow),
                input with { EipId = item.Association.EipId, Batch = null, Association = item.Association },
                new() { InstanceId = item.OperationId },
                cancellationToken));
        }
        catch (OperationCanceledException)
        {
            item.End(OperationStatus.Canceled, "Canceled.");
        }
        catch (WorkflowTaskFailedException failure)
        {
            item.End(OperationStatus.Failed, failure.Failure.Message);
        }
    }

    private async Task UndoAsync(List<BatchItem> left)
    {
        for (var round = 1; ; round++)
        {
            foreach (var item in Enumerable.Reverse(left).ToList())
            {
                if (await TryUndoAsync(item, round))
                {
                    _ = left.Remove(item);
                }
            }

            if (left.Count == 0)
            {
                return;
            }

            await context.CreateTimer(UndoPolicy.DelayAfter(round));
        }
    }

    private async Task<bool> TryUndoAsync(BatchItem item, int round)
    {
        var isFailed = item.Status == OperationStatus.Failed;
        item.Status = isFailed ? item.Status : OperationStatus.RollingBack;
        Show();

        // Who asked may have lost sight of the EIP or its resource since; what was done for them must be undone all the same.
        var undo = input with
        {
            Principal = input.Principal with { ResourceGroupIds = null },
            EipId = item.Association.EipId,
            Batch = null,
            Disassociation = new() { EipId = item.Association.EipId, AssociationId = $"assoc-{item.OperationId}" },
        };
        var isUndone = await TryDisassociateAsync(undo, $"{item.OperationId}-undo-{round}")
            || !await context.CallActivityAsync<bool>(nameof(FindAssociationActivity), undo, BatchOptions.State, CancellationToken.None);
        item.Status = isUndone && !isFailed ? OperationStatus.RolledBack : item.Status;
        Show();
        return isUndone || isFailed;
    }

    private async Task<bool> TryDisassociateAsync(OperationInput undo, string operationId)
    {
        try
        {
            var outcome = await context.CallWorkflowAsync<OperationOutcome>(
                nameof(DisassociateEipWorkflow), undo, new() { InstanceId = operationId }, CancellationToken.None);
            return outcome.Status == OperationStatus.Succeeded;
        }
        catch (Exception failure) when (failure is OperationCanceledException or WorkflowTaskFailedException)
        {
            return false;
        }
    }

    private void Show() => context.SetCustomStatus(new OperationProgress(
        _status, $"{_made.Count} of {_items.Count}", input.Batch!.ResourceId, AssociationId: null, _error)
    {
        Items = [.. _items.Select(item => item.Progress(_showsTargets))],
    });

    private OperationOutcome Outcome(OperationStatus status) => new()
    {
        Status = status,
        Error = status == OperationStatus.Succeeded ? null : _error,
        ResourceId = input.Batch!.ResourceId,
        Items = [.. _items.Select(item => item.Outcome(_keepsWhatIsMade || item == _cause, MostCharacters / _items.Count))],
    };
}
