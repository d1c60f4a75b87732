using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;

namespace EipFunctions.Api.AccessKeys;

/// <summary>What is to become of an access key.</summary>
public sealed record AccessKeyChange
{
    /// <summary>Whether it is to be taken.</summary>
    public required AccessKeyStatus Status { get; init; }

    internal static AccessKeyChange Read(BodyReader body) => new()
    {
        Status = body.OneOf("status", ApiJson.Readable.AccessKeyStatus, isRequired: true) ?? default,
    };
}
