using EipFunctions.Api.Operations;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Api.Reconciliation;

/// <summary>Starts and follows reconciliations. A workflow engine stands behind it.</summary>
public interface IReconciliations
{
    /// <summary>Starts a reconciliation, unless one of the account and region goes on.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="mode">What it may do.</param>
    /// <param name="startedBy">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait, not the reconciliation.</param>
    /// <returns>The new one, or the one that goes on, in whichever mode.</returns>
    /// <exception cref="OperationsUnavailableException">Nothing was started; try again.</exception>
    Task<ReconciliationStart> StartAsync(
        AccountRegion partition, ReconciliationMode mode, string startedBy, CancellationToken cancellationToken);

    /// <summary>Reads a reconciliation.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="reconciliationId">Its id.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reconciliation; null when the account and region have none of that id, or it is not kept any more.</returns>
    Task<ReconciliationRun?> GetAsync(AccountRegion partition, string reconciliationId, CancellationToken cancellationToken);

    /// <summary>Lists the reconciliations that are kept.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The newest first, 1000 at most.</returns>
    Task<IReadOnlyList<ReconciliationRun>> ListAsync(AccountRegion partition, CancellationToken cancellationToken);
}
