using System.Diagnostics.CodeAnalysis;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Requests;

namespace EipFunctions.Api.AccessKeys;

/// <summary>Whom an access key is to be made for, and for how long.</summary>
public sealed record AccessKeyRequest : ApiKeyRequest
{
    private const int ShortestSeconds = 900;
    private const int LongestSeconds = 43_200;

    /// <summary>Creates a request.</summary>
    public AccessKeyRequest()
    {
    }

    [SetsRequiredMembers]
    private AccessKeyRequest(ApiKeyRequest holder)
        : base(holder)
    {
    }

    /// <summary>How long a temporary key is taken, 900 to 43,200 seconds; absent for a key that lasts until it is deleted.</summary>
    public int? DurationSeconds { get; init; }

    internal static new AccessKeyRequest Read(BodyReader body) => new(ApiKeyRequest.Read(body))
    {
        DurationSeconds = body.Whole("durationSeconds", ShortestSeconds, LongestSeconds),
    };
}
