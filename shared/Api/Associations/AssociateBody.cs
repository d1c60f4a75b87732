using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Associations;

/// <summary>What an EIP is to be associated with.</summary>
public sealed record AssociateBody
{
    /// <summary>The resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The kind that the caller takes it for; absent for whichever it is.</summary>
    public ResourceKind? ResourceKind { get; init; }

    /// <summary>The mode, for an ENI; absent for the EIP's own.</summary>
    public EipMode? Mode { get; init; }

    /// <summary>The private IP address of an ENI to map to; absent to have one chosen.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>Leave to wait for the resource where only its present state stands in the way; absent to be refused at once.</summary>
    public Deferral? Defer { get; init; }

    /// <summary>Whether only to evaluate the preconditions.</summary>
    public bool DryRun { get; init; }

    internal static AssociateBody Read(BodyReader body) => new()
    {
        ResourceId = body.Id("resourceId", isRequired: true) ?? "",
        ResourceKind = body.OneOf("resourceKind", ApiJson.Readable.ResourceKind),
        Mode = body.OneOf("mode", ApiJson.Readable.EipMode),
        PrivateIpAddress = body.Ip("privateIpAddress"),
        Defer = body.Deferral(),
        DryRun = body.YesNo("dryRun") ?? false,
    };

    internal AssociationRequest For(string eipId) => new()
    {
        EipId = eipId,
        ResourceId = ResourceId,
        ResourceKind = ResourceKind,
        Mode = Mode,
        PrivateIpAddress = PrivateIpAddress,
        Defer = Defer,
    };
}
