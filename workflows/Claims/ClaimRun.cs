using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;
using EipFunctions.Workflows.Releases;

namespace EipFunctions.Workflows.Claims;

/// <summary>
/// One claim while it is carried out. An EIP that is found is anybody's until its association is reserved, which the
/// store lets one claim do: the others look again, without those that they lost.
/// </summary>
internal sealed class ClaimRun(WorkflowContext context, OperationInput input)
{
    // Each round was lost to somebody who got an EIP: to lose so many in a row takes as many others.
    private const int MostRounds = 100;

    private const string EipField = "eipId";

    private static readonly RetryPolicy ReleasePolicy = new()
    {
        MaxAttempts = RetryPolicy.Unlimited,
        MaxInterval = TimeSpan.FromMinutes(5),
    };

    private readonly List<string> _lost = [];

    private ClaimRequest Claim => input.Claim!;

    public async Task<OperationOutcome> RunAsync()
    {
        for (var round = 1; round <= MostRounds; round++)
        {
            var (choice, isAllocated) = await FindAsync();
            if (choice.EipId is not { } eipId)
            {
                return new() { Status = OperationStatus.Rejected, Violations = choice.Violations };
            }

            var outcome = await AssociateAsync(eipId, $"{context.InstanceId}-{round}");
            if (outcome.Status == OperationStatus.Succeeded)
            {
                return outcome with { EipId = eipId };
            }

            if (isAllocated)
            {
                await ReleaseAsync(eipId, round);
            }

            // Rejected for what the EIP is now: it was free when it was found, so others came first, or took the last place
            // for its kind. What another look finds decides.
            if (outcome.Status == OperationStatus.Rejected && outcome.Violations.All(violation => violation.Field == EipField))
            {
                _lost.Add(eipId);
                continue;
            }

            return outcome with { EipId = null, AssociationId = null };
        }

        return new() { Status = OperationStatus.Rejected, Violations = [ClaimViolations.NoneFree(_lost.Count)] };
    }

    private async Task<(EipChoice Choice, bool IsAllocated)> FindAsync()
    {
        // Neither is cancelled: what they came to must be known. A cancellation takes hold of the association.
        var found = await context.CallActivityAsync<EipChoice>(
            nameof(ChooseEipActivity), new ClaimInput(input, _lost), StateCalls.Patient, CancellationToken.None);
        if (found.EipId is not null || found.Violations.Count > 0)
        {
            return (found, false);
        }

        var eipId = $"eip-{context.NewGuid():N}";
        Show("Allocate", eipId);
        var allocated = await context.CallActivityAsync<EipChoice>(
            nameof(AllocateEipActivity), input with { EipId = eipId }, StateCalls.Patient, CancellationToken.None);
        return (allocated, true);
    }

    private Task<OperationOutcome> AssociateAsync(string eipId, string operationId)
    {
        Show("Associate", eipId);
        return context.RunOperationAsync(
            nameof(AssociateEipWorkflow),
            input with { EipId = eipId, Claim = null, Association = Claim.Association with { EipId = eipId } },
            operationId,
            context.CancellationToken);
    }

    // Refused when it is gone, or when others have found and taken it meanwhile: then it is not in vain. Otherwise it is
    // tried again: what was allocated in vain must not stay.
    private async Task ReleaseAsync(string eipId, int claimRound)
    {
        for (var round = 1; ; round++)
        {
            Show("Release", eipId, OperationStatus.RollingBack);
            var outcome = await context.RunOperationAsync(
                nameof(ReleaseEipWorkflow),
                input with { EipId = eipId, Claim = null },
                $"{context.InstanceId}-{claimRound}-release-{round}",
                CancellationToken.None);
            if (outcome.Status is OperationStatus.Succeeded or OperationStatus.Rejected)
            {
                return;
            }

            await context.CreateTimer(ReleasePolicy.DelayAfter(round));
        }
    }

    private void Show(string step, string eipId, OperationStatus status = OperationStatus.Running) => context.SetCustomStatus(
        new OperationProgress(status, step, Claim.Association.ResourceId, AssociationId: null) { EipId = eipId });
}
