using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Dispatch;

/// <summary>One operation of the API: how it is reached, who may ask for it, and what it takes and answers.</summary>
/// <param name="Name">Its name, unique; the OpenAPI operationId.</param>
/// <param name="Verb">The HTTP verb.</param>
/// <param name="Route">The route below <see cref="ApiOperations.Prefix"/>, such as <c>operations/{operationId}</c>.</param>
/// <param name="Right">What a principal must be allowed.</param>
/// <param name="Handler">What carries it out.</param>
public sealed record ApiOperation(string Name, string Verb, string Route, Rights Right, ApiHandler Handler)
{
    /// <summary>What it does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>What its body is; null when it takes none.</summary>
    public Type? Body { get; init; }

    /// <summary>The media types that the body may have.</summary>
    public IReadOnlyList<string> BodyTypes { get; init; } = ["application/json"];

    /// <summary>Whether it is answered without a key, as a protocol demands; it then tells nothing and changes nothing.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the key may be in the query too (<see cref="Keys.Authenticator.QueryName"/>), for senders that cannot set headers.</summary>
    public bool TakesKeyInQuery { get; init; }

    /// <summary>Whether the body may be left out.</summary>
    public bool IsBodyOptional { get; init; }

    /// <summary>Its headers and query parameters.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>What it answers when all goes well.</summary>
    public required IReadOnlyList<ApiAnswer> Answers { get; init; }

    /// <summary>The statuses of its problem details, apart from 401, 403, 429, 500 and 503, which every operation has.</summary>
    public IReadOnlyList<int> Problems { get; init; } = [];

    /// <summary>The route with its prefix.</summary>
    public string Path => $"{ApiOperations.Prefix}/{Route}";
}
