using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Segments;

namespace EipFunctions.Api.Operations;

/// <summary>Starts and follows long work. A workflow engine stands behind it.</summary>
public interface IOperations
{
    /// <summary>Starts an association.</summary>
    /// <param name="ticket">Who asks, where, and under which operation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the wait, not the operation.</param>
    /// <returns>What starting it came to.</returns>
    /// <exception cref="OperationsUnavailableException">Nothing was started; try again.</exception>
    Task<OperationStart> AssociateAsync(OperationTicket ticket, AssociationRequest request, CancellationToken cancellationToken);

    /// <summary>Starts a disassociation.</summary>
    /// <param name="ticket">Who asks, where, and under which operation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the wait, not the operation.</param>
    /// <returns>What starting it came to.</returns>
    /// <exception cref="OperationsUnavailableException">Nothing was started; try again.</exception>
    Task<OperationStart> DisassociateAsync(OperationTicket ticket, DisassociationRequest request, CancellationToken cancellationToken);

    /// <summary>Starts a change of an EIP's mode.</summary>
    /// <param name="ticket">Who asks, where, and under which operation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the wait, not the operation.</param>
    /// <returns>What starting it came to.</returns>
    /// <exception cref="OperationsUnavailableException">Nothing was started; try again.</exception>
    Task<OperationStart> ChangeModeAsync(OperationTicket ticket, ModeChangeRequest request, CancellationToken cancellationToken);

    /// <summary>Starts a release.</summary>
    /// <param name="ticket">Who asks, where, and under which operation.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Ends the wait, not the operation.</param>
    /// <returns>What starting it came to.</returns>
    /// <exception cref="OperationsUnavailableException">Nothing was started; try again.</exception>
    Task<OperationStart> ReleaseAsync(OperationTicket ticket, string eipId, CancellationToken cancellationToken);

    /// <summary>Starts several associations as one operation.</summary>
    /// <param name="ticket">Who asks, where, and under which operation.</param>
    /// <param name="batch">What is asked for.</param>
    /// <param name="cancellationToken">Ends the wait, not the operation.</param>
    /// <returns>What starting it came to.</returns>
    /// <exception cref="OperationsUnavailableException">Nothing was started; try again.</exception>
    Task<OperationStart> AssociateManyAsync(OperationTicket ticket, AssociationBatch batch, CancellationToken cancellationToken);

    /// <summary>Starts a move of an EIP to another resource.</summary>
    /// <param name="ticket">Who asks, where, and under which operation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the wait, not the operation.</param>
    /// <returns>What starting it came to.</returns>
    /// <exception cref="OperationsUnavailableException">Nothing was started; try again.</exception>
    Task<OperationStart> MoveAsync(OperationTicket ticket, MoveRequest request, CancellationToken cancellationToken);

    /// <summary>Starts a swap of two EIPs as one operation.</summary>
    /// <param name="ticket">Who asks, where, and under which operation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the wait, not the operation.</param>
    /// <returns>What starting it came to.</returns>
    /// <exception cref="OperationsUnavailableException">Nothing was started; try again.</exception>
    Task<OperationStart> SwapAsync(OperationTicket ticket, SwapRequest request, CancellationToken cancellationToken);

    /// <summary>Starts a claim.</summary>
    /// <param name="ticket">Who asks, where, and under which operation.</param>
    /// <param name="claim">What is asked for.</param>
    /// <param name="cancellationToken">Ends the wait, not the operation.</param>
    /// <returns>What starting it came to.</returns>
    /// <exception cref="OperationsUnavailableException">Nothing was started; try again.</exception>
    Task<OperationStart> ClaimAsync(OperationTicket ticket, ClaimRequest claim, CancellationToken cancellationToken);

    /// <summary>Starts the allocation of contiguous EIPs.</summary>
    /// <param name="ticket">Who asks, where, and under which operation.</param>
    /// <param name="request">What is asked for; its segment's id goes with the operation's, so that repeated it finds the first.</param>
    /// <param name="cancellationToken">Ends the wait, not the operation.</param>
    /// <returns>What starting it came to.</returns>
    /// <exception cref="OperationsUnavailableException">Nothing was started; try again.</exception>
    Task<OperationStart> AllocateSegmentAsync(OperationTicket ticket, SegmentRequest request, CancellationToken cancellationToken);

    /// <summary>Starts the release of contiguous EIPs.</summary>
    /// <param name="ticket">Who asks, where, and under which operation.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="cancellationToken">Ends the wait, not the operation.</param>
    /// <returns>What starting it came to.</returns>
    /// <exception cref="OperationsUnavailableException">Nothing was started; try again.</exception>
    Task<OperationStart> ReleaseSegmentAsync(OperationTicket ticket, string segmentInstanceId, CancellationToken cancellationToken);

    /// <summary>Reads an operation of an account, its steps included.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="operationId">The operation.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The operation, or null when the account has none of that id.</returns>
    Task<Operation?> GetAsync(string accountId, string operationId, CancellationToken cancellationToken);

    /// <summary>Waits until an operation is decided (no longer Pending) or has ended.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="operationId">The operation.</param>
    /// <param name="until">What to wait for.</param>
    /// <param name="limit">How long at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The operation as it then stands, steps not included; null when the account has none of that id.</returns>
    Task<Operation?> WaitAsync(
        string accountId, string operationId, OperationMilestone until, TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>Lists the operations of an account.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A page, steps not included; it can be short or empty and still have a next one.</returns>
    /// <exception cref="ArgumentException">The continuation token is not one that this method gave.</exception>
    Task<OperationPage> ListAsync(string accountId, OperationQuery query, CancellationToken cancellationToken);

    /// <summary>Requests cancellation. The operation undoes what it did; one that is done already stays done.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="operationId">The operation.</param>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The operation, or null when the account has none of that id.</returns>
    Task<Operation?> CancelAsync(string accountId, string operationId, string reason, CancellationToken cancellationToken);
}
