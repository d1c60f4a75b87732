using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Keys;

/// <summary>What an API key is to be made for.</summary>
public sealed record ApiKeyRequest
{
    /// <summary>The principal that it stands for.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The kind of principal; RamUser when absent.</summary>
    public PrincipalKind Kind { get; init; }

    /// <summary>What it may do.</summary>
    public required IReadOnlyList<RightName> Rights { get; init; }

    /// <summary>The resource groups that it may see, for a RAM user; absent for all.</summary>
    public IReadOnlyList<string>? ResourceGroupIds { get; init; }

    internal static ApiKeyRequest Read(BodyReader body)
    {
        var isRestricted = body.Has("resourceGroupIds");
        var groups = body.Items("resourceGroupIds").Select(item => body.TextOf(item.Path, item.Value)).OfType<string>().ToList();
        var request = new ApiKeyRequest
        {
            PrincipalId = body.Id("principalId", isRequired: true) ?? "",
            Kind = body.OneOf("kind", ApiJson.Default.PrincipalKind) ?? PrincipalKind.RamUser,
            Rights = body.ManyOf("rights", ApiJson.Default.RightName),
            ResourceGroupIds = isRestricted ? groups : null,
        };
        if (request.Rights.Count == 0 && !body.Errors.Any)
        {
            body.Errors.Add("rights", null, "At least one right is needed.", "Send one or more of Read, Operate, ManageResources, Administer.");
        }

        if (isRestricted && request.Kind == PrincipalKind.Account)
        {
            body.Errors.Add("resourceGroupIds", null, "The account itself sees every resource group.", "Leave it out, or send the kind RamUser.");
        }

        return request;
    }

    internal Principal For(string accountId) =>
        new(accountId, PrincipalId, Kind, Rights.Aggregate(Domain.Principals.Rights.None, (all, right) => all | (Domain.Principals.Rights)right))
        {
            ResourceGroupIds = ResourceGroupIds,
        };
}
