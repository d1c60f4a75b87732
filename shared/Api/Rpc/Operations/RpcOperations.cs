using System.Globalization;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Operations;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Operations;

namespace EipFunctions.Api.Rpc.Operations;

/// <summary>
/// Starts long work and answers as soon as its preconditions are decided: by then the EIP shows what is being done to it.
/// A request that came to nothing may be sent again under its client token, as clients do while they wait for something to
/// pass: each attempt is an operation of its own, and the first of them that does something is the token's last.
/// </summary>
internal static class RpcOperations
{
    /// <summary>Starts an operation, or finds the one that its client token stands for.</summary>
    /// <param name="call">The request.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="partition">The account and region.</param>
    /// <param name="clientToken">The client token; null for none.</param>
    /// <param name="asked">Everything that is asked for: another request under the same token is refused.</param>
    /// <param name="start">Starts the operation of a ticket.</param>
    /// <returns>The operation, or why there is none or it came to nothing.</returns>
    public static async Task<(Operation? Operation, RpcError? Error)> StartAsync(
        RpcCall call,
        OperationKind kind,
        AccountRegion partition,
        string? clientToken,
        IEnumerable<string> asked,
        Func<OperationTicket, Task<OperationStart>> start)
    {
        var fingerprint = ApiIds.Fingerprint([kind.ToString(), partition.RegionId, .. asked]);
        for (var attempt = 0; ; attempt++)
        {
            var started = await start(new(IdOf(call, partition, clientToken, attempt), partition.RegionId, call.Principal, fingerprint));
            if (started.Status == OperationStartStatus.KeyReused)
            {
                return (null, RpcErrors.TokenReused());
            }

            var operation = await call.Services.Operations.WaitAsync(
                call.Principal.AccountId, started.Operation.OperationId, OperationMilestone.Decided, call.DecisionTime, call.Aborted)
                ?? started.Operation;
            if (started.Status == OperationStartStatus.Started || !CameToNothing(operation.Status))
            {
                return Judge(operation, started.Status);
            }

            attempt = await LastAttemptAsync(call, partition, clientToken, attempt);
        }
    }

    /// <summary>As <see cref="StartAsync"/>, for an action that has nothing to say but that it is on its way.</summary>
    /// <param name="call">The request.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="partition">The account and region.</param>
    /// <param name="clientToken">The client token; null for none.</param>
    /// <param name="asked">Everything that is asked for.</param>
    /// <param name="start">Starts the operation of a ticket.</param>
    /// <returns>The response, or why it is refused.</returns>
    public static async Task<RpcResult<RpcResponse>> AnswerAsync(
        RpcCall call,
        OperationKind kind,
        AccountRegion partition,
        string? clientToken,
        IEnumerable<string> asked,
        Func<OperationTicket, Task<OperationStart>> start)
    {
        var (_, error) = await StartAsync(call, kind, partition, clientToken, asked, start);
        return error is null ? new RpcResponse() : error;
    }

    private static (Operation? Operation, RpcError? Error) Judge(Operation operation, OperationStartStatus start) => operation.Status switch
    {
        OperationStatus.Pending => (null, start == OperationStartStatus.Started ? RpcErrors.Unavailable() : RpcErrors.TokenInFlight()),
        OperationStatus.Rejected => (null, RpcErrors.Of(operation.Violations)),
        OperationStatus.RolledBack or OperationStatus.Canceled or OperationStatus.Expired => (null, RpcErrors.Undone(operation)),
        OperationStatus.Failed => (null, RpcErrors.Unfinished(operation)),
        _ => (operation, null),
    };

    private static bool CameToNothing(OperationStatus status) =>
        status is OperationStatus.Rejected or OperationStatus.RolledBack or OperationStatus.Canceled or OperationStatus.Expired;

    // A token's attempts follow one another without a gap, so the last of many is found in a few reads.
    private static async Task<int> LastAttemptAsync(RpcCall call, AccountRegion partition, string? clientToken, int known)
    {
        var (least, step) = (known, 1);
        while (await ExistsAsync(least + step))
        {
            (least, step) = (least + step, step * 2);
        }

        for (; step > 1; step /= 2)
        {
            if (await ExistsAsync(least + (step / 2)))
            {
                least += step / 2;
            }
        }

        return least == known ? known : least - 1;

        async Task<bool> ExistsAsync(int attempt) => await call.Services.Operations.GetAsync(
            call.Principal.AccountId, IdOf(call, partition, clientToken, attempt), call.Aborted) is not null;
    }

    private static string IdOf(RpcCall call, AccountRegion partition, string? clientToken, int attempt) => call.Services.Ids.Make(
        "op",
        clientToken,
        call.Principal.AccountId,
        call.Principal.PrincipalId,
        partition.RegionId,
        call.Action,
        attempt.ToString(CultureInfo.InvariantCulture));
}
