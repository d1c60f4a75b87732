using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>Changes what becomes of associated EIPs when their resources are gone.</summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="time">The clock.</param>
public sealed class AssociationPolicyStore(StateUpdater updater, TimeProvider time)
{
    /// <summary>Gives an association a policy. The policy that it has already is a success without a change.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="matches">Whether the caller knows this version of the EIP; always called on a stored one before a refusal.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<PolicyChangeStatus> ChangeAsync(
        AccountRegion partition,
        Principal principal,
        string eipId,
        Func<Row<Eip>, bool> matches,
        AssociationPolicy policy,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(matches);
        ArgumentNullException.ThrowIfNull(policy);
        var tried = false;
        return updater.UpdateAsync<PolicyChangeStatus>(partition, [Keys.Eip(eipId).Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, Keys.Eip(eipId), freshness, token).ConfigureAwait(false);
            if (row is null || !principal.Sees(row.Value.ResourceGroupId))
            {
                return new(PolicyChangeStatus.NoSuchEip);
            }

            var target = await updater.Store.TargetOfAsync(partition, row, freshness, token).ConfigureAwait(false);
            var association = target is null || principal.Sees(target.Value.Resource.ResourceGroupId) ? row.Value.Association : null;
            if (tried && association?.Policy == policy)
            {
                // There after an attempt: most likely that one wrote it, and only its answer was lost, with its event.
                await updater.Store.AnnounceAgainAsync(partition, eipId, token).ConfigureAwait(false);
                return new(PolicyChangeStatus.Changed);
            }

            var refusal = !matches(row) ? PolicyChangeStatus.OtherVersion
                : EipStateMachine.IsTransitional(row.Value.State) ? PolicyChangeStatus.InTransition
                : association is null ? PolicyChangeStatus.NotAssociated
                : policy.Releases && row.Value.Origin == EipOrigin.Imported ? PolicyChangeStatus.Imported
                : PolicyChangeStatus.Changed;
            if (refusal != PolicyChangeStatus.Changed || association!.Policy == policy)
            {
                return new(refusal);
            }

            tried = true;
            var changed = association with { Policy = policy };
            var transaction = new StateTransaction(partition);
            _ = new EipRecorder(transaction, time.GetUtcNow(), principal.PrincipalId, operationId: null).Changed(
                row, row.Value with { Association = changed }, EipEventType.EipChanged, changed, $"When its resource is gone: {policy.InWords}.");
            return new(PolicyChangeStatus.Changed, transaction);
        }, cancellationToken);
    }
}
