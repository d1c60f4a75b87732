using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Problems;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Requests;

/// <summary>A request on its way to a handler: who asks, and what was sent, checked as it is taken.</summary>
public sealed class ApiRequest
{
    private const int LongestKey = 64;

    private readonly RequestErrors _errors = new();
    private IResult? _refusal;

    internal ApiRequest(HttpContext http, ApiOperation operation, Principal principal, ApiServices services)
    {
        (Http, Operation, Principal, Services) = (http, operation, principal, services);
        Query = new(http.Request.Query, _errors);

        // A key that was taken out of the query was sent all the same: where it does not belong the caller must learn of it.
        Query.RejectOthers(
            operation.Parameters.Where(parameter => !parameter.IsHeader).Select(parameter => parameter.Name),
            Authenticator.HadKeyInQuery(http) ? [Authenticator.QueryName] : []);
    }

    /// <summary>The HTTP request and its answer.</summary>
    public HttpContext Http { get; }

    /// <summary>The operation that is asked for.</summary>
    public ApiOperation Operation { get; }

    /// <summary>Who asks.</summary>
    public Principal Principal { get; }

    /// <summary>What handlers work with.</summary>
    public ApiServices Services { get; }

    /// <summary>Cancelled when the caller is gone.</summary>
    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The account, and the region in the path.</summary>
    internal AccountRegion Partition => new(Principal.AccountId, PathId("regionId"));

    internal QueryReader Query { get; }

    internal RequestErrors Errors => _errors;

    /// <summary>The answer to what was taken so far; null while nothing is wrong with it.</summary>
    internal IResult? Refusal => _refusal ?? (_errors.Any ? KnownProblems.Invalid(Http, _errors.Fields) : null);

    internal string PathId(string name)
    {
        var id = PathIds.Read(Http, Operation, name);
        if (!_errors.Fields.Any(error => error.Field == name))
        {
            _errors.CheckId(name, id);
        }

        return id;
    }

    /// <summary>Takes the body; null when there is none to take, and then <see cref="Refusal"/> says why.</summary>
    internal async Task<T?> BodyAsync<T>(Func<BodyReader, T> read)
        where T : class
    {
        var (body, refusal) = await JsonBody.ReadAsync(Http, Operation.IsBodyOptional);
        if (refusal is not null)
        {
            _refusal = refusal;
            return null;
        }

        var reader = new BodyReader(body, _errors);
        var value = read(reader);
        reader.RejectTheRest();
        return _errors.Any ? null : value;
    }

    /// <summary>Takes the idempotency key; null when there is none.</summary>
    internal string? IdempotencyKey()
    {
        if (!Http.Request.Headers.TryGetValue("Idempotency-Key", out var values))
        {
            return null;
        }

        var key = values.ToString();
        if (values.Count == 1 && key.Length is >= 1 and <= LongestKey && key.All(c => c is >= ' ' and <= '~'))
        {
            return key;
        }

        _errors.Add("Idempotency-Key", key, $"It must be 1 to {LongestKey} printable ASCII characters.", "Send a UUID, for example.");
        return null;
    }

    /// <summary>Takes the continuation token of a list; null for the first page.</summary>
    internal string? ContinuationToken(string list)
    {
        if (Query.Text("continuationToken") is not { } token)
        {
            return null;
        }

        var inner = PageToken.Read(token, list);
        if (inner is null)
        {
            _errors.Add("continuationToken", token, "It is not a token of this list.", "Send the continuationToken of the page before, with the same filters.");
        }

        return inner;
    }
}
