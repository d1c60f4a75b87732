using EipFunctions.Api.Operations;
using EipFunctions.Domain.Operations;
using EipFunctions.Storage.Associations;

namespace EipFunctions.Api.Tests.Hosting;

internal sealed class MemoryOperation(
    OperationTicket ticket, OperationKind kind, string? eipId, MemorySteps steps, DateTimeOffset now) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly OperationScope _scope = new(
        new(ticket.Principal.AccountId, ticket.RegionId), ticket.OperationId, ticket.Principal);

    public string Fingerprint => ticket.Fingerprint;

    public Operation Operation { get; private set; } = new()
    {
        OperationId = ticket.OperationId,
        Kind = kind,
        Status = OperationStatus.Pending,
        AccountId = ticket.Principal.AccountId,
        RegionId = ticket.RegionId,
        PrincipalId = ticket.Principal.PrincipalId,
        EipId = eipId,
        CreatedAt = now,
        LastUpdatedAt = now,
    };

    public async Task GoOnAsync(OperationMilestone until, Ending ending)
    {
        await _gate.WaitAsync();
        try
        {
            if (Operation.Status == OperationStatus.Pending && ending != Ending.StayPending)
            {
                var reservation = await steps.Reserve(_scope);
                Operation = reservation.Violations.Count > 0
                    ? Operation with { Status = OperationStatus.Rejected, Violations = reservation.Violations }
                    : Operation with { Status = OperationStatus.Running, AssociationId = reservation.Eip!.Association?.AssociationId, Warnings = reservation.Warnings };
            }

            if (until == OperationMilestone.Ended && Operation.Status == OperationStatus.Running)
            {
                await EndAsync(ending);
            }
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    public async Task CancelAsync(string reason)
    {
        await _gate.WaitAsync();
        try
        {
            if (Operation.Status is OperationStatus.Pending or OperationStatus.Running)
            {
                await steps.RollBack(_scope);
                Operation = Operation with { Status = OperationStatus.Canceled, CancelRequested = true, Error = reason };
            }
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task EndAsync(Ending ending)
    {
        switch (ending)
        {
            case Ending.Succeed:
                await steps.Commit(_scope);
                Operation = Operation with { Status = OperationStatus.Succeeded };
                break;
            case Ending.RollBack:
                await steps.RollBack(_scope);
                Operation = Operation with { Status = OperationStatus.RolledBack, Error = "The gateway refused." };
                break;
            case Ending.Fail:
                Operation = Operation with { Status = OperationStatus.Failed, Error = "Someone must look." };
                break;
        }
    }
}
