using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Limits;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Rpc.Requests;
using EipFunctions.Api.Rpc.Signing;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Api.Rpc;

/// <summary>
/// Takes a request of the RPC surface from the wire to its action, for every host: verifies the signature, checks the right,
/// binds the parameters, and turns failures into errors that the SDKs understand. It answers within the 3 seconds for which
/// they wait.
/// </summary>
/// <param name="authenticator">Verifies signatures.</param>
/// <param name="services">What the actions work with.</param>
/// <param name="limiter">Decides who may go on.</param>
/// <param name="underWay">Counts the requests that are under way.</param>
/// <param name="metrics">Where refusals are counted.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed class RpcDispatcher(
    RpcAuthenticator authenticator,
    ApiServices services,
    RequestLimiter limiter,
    RequestsUnderWay underWay,
    LimitMetrics metrics,
    ILogger<RpcDispatcher> logger)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2.7);

    /// <summary>Carries out a request.</summary>
    /// <param name="http">The request.</param>
    /// <returns>The answer, always with a JSON body; it never throws for what the caller or the store did wrong.</returns>
    public async Task<IResult> InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var requestId = services.Ids.MakeRequestId();
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["RequestId"] = requestId });
        using var deadline = new CancellationTokenSource(Deadline, services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, deadline.Token, services.Stopping);
#pragma warning disable CA1031 // The last resort: whatever it is, the caller gets an error of the documented form and the log gets the rest.
        try
        {
            var result = underWay.Enter() ? await RunAsync(http, requestId, either.Token) : RpcErrors.Busy(underWay.Most);
            return RpcAnswers.Write(http, requestId, result);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (Exception failure)
        {
            return RpcAnswers.Write(http, requestId, Describe(failure));
        }
        finally
        {
            underWay.Leave();
        }
#pragma warning restore CA1031
    }

    private async Task<RpcResult<RpcResponse>> RunAsync(HttpContext http, string requestId, CancellationToken aborted)
    {
        var address = http.Connection.RemoteIpAddress;
        var (request, malformed) = await RpcRequestReader.ReadAsync(http, aborted);
        var isHopeless = request is null || (limiter.IsExhausted(address) && !authenticator.Knows(request));
        var (key, refused) = isHopeless ? (null, malformed) : await authenticator.AuthenticateAsync(request!, aborted);
        if (key is null)
        {
            return limiter.TakeAnonymous(address) is { } pause ? RpcErrors.Throttled(pause) : refused ?? RpcErrors.Throttled(TimeSpan.FromSeconds(1));
        }

        var action = request!.Action is { } name ? RpcActions.Find(name) : null;
        if (limiter.Take(key.Principal, isWrite: action is { Right: not Rights.Read }) is { } wait)
        {
            return RpcErrors.Throttled(wait);
        }

        return request.Version != RpcActions.Version ? RpcErrors.NoSuchVersion(request.Version)
            : action is null ? RpcErrors.NoSuchAction(request.Action)
            : !key.Principal.Can(action.Right) ? RpcErrors.LacksRight(action.Right)
            : await action.RunAsync(new(requestId, action.Name, key.Principal, request.Parameters, services, aborted));
    }

    private RpcError Describe(Exception failure)
    {
        switch (failure)
        {
            case OperationCanceledException:
                return RpcErrors.Unavailable();
            case BadHttpRequestException bad:
                return RpcErrors.Unreadable(bad.StatusCode);
            case RowTooLargeException:
                return RpcErrors.TooLarge();
        }

        return Failures.Note(nameof(RpcDispatcher), failure, metrics, logger) is { } pause ? RpcErrors.Unavailable(pause) : RpcErrors.Internal();
    }
}
