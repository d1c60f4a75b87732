using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Keys;

/// <summary>Whom a key is to be made for.</summary>
public record ApiKeyRequest
{
    /// <summary>The principal that it stands for.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The kind of principal; RamUser when absent.</summary>
    public PrincipalKind Kind { get; init; }

    /// <summary>What it may do.</summary>
    public required IReadOnlyList<RightName> Rights { get; init; }

    /// <summary>The resource groups that it may see, for a RAM user; absent for all.</summary>
    public IReadOnlyList<string>? ResourceGroupIds { get; init; }

    /// <summary>The service that it is issued to, such as <c>slb</c>; absent for a person or program of the account.</summary>
    public string? Service { get; init; }

    internal static ApiKeyRequest Read(BodyReader body)
    {
        var isRestricted = body.Has("resourceGroupIds");
        var groups = body.Items("resourceGroupIds").Select(item => body.TextOf(item.Path, item.Value)).OfType<string>().ToList();
        var request = new ApiKeyRequest
        {
            PrincipalId = body.Id("principalId", isRequired: true) ?? "",
            Kind = body.OneOf("kind", ApiJson.Readable.PrincipalKind) ?? PrincipalKind.RamUser,
            Rights = body.ManyOf("rights", ApiJson.Readable.RightName),
            ResourceGroupIds = isRestricted ? groups : null,
            Service = body.Text("service"),
        };
        if (request.Service is { } service && !ServiceId.IsValid(service))
        {
            body.Errors.Add(
                "service",
                service,
                $"It must be 1 to {ServiceId.MaxLength} lower-case letters, digits and hyphens.",
                "Send the id of the service, such as slb, or leave it out.");
        }

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
            Service = Service,
        };
}
