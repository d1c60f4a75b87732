using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Moves;

/// <summary>The resource that an EIP is to be moved to, and the one that the caller takes it to be associated with.</summary>
public sealed record MoveBody
{
    /// <summary>The resource that the caller takes it to be associated with; with another one it is not moved (412).</summary>
    public required string ExpectedCurrent { get; init; }

    /// <summary>The association that the caller takes it to have; absent for whichever it is.</summary>
    public string? ExpectedAssociationId { get; init; }

    /// <summary>The resource that it is to be moved to.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The kind that the caller takes that resource for; absent for whichever it is.</summary>
    public ResourceKind? ResourceKind { get; init; }

    /// <summary>The mode there, for an ENI; absent for the EIP's own.</summary>
    public EipMode? Mode { get; init; }

    /// <summary>The private IP address of an ENI to map to; absent to have one chosen.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>Whether to go on although DNAT or SNAT entries of the NAT gateway that it leaves use the EIP.</summary>
    public bool Force { get; init; }

    /// <summary>Whether only to evaluate the preconditions.</summary>
    public bool DryRun { get; init; }

    internal static MoveBody Read(BodyReader body) => new()
    {
        ExpectedCurrent = body.Id("expectedCurrent", isRequired: true) ?? "",
        ExpectedAssociationId = body.Id("expectedAssociationId"),
        ResourceId = body.Id("resourceId", isRequired: true) ?? "",
        ResourceKind = body.OneOf("resourceKind", ApiJson.Readable.ResourceKind),
        Mode = body.OneOf("mode", ApiJson.Readable.EipMode),
        PrivateIpAddress = body.Ip("privateIpAddress"),
        Force = body.YesNo("force") ?? false,
        DryRun = body.YesNo("dryRun") ?? false,
    };

    internal MoveRequest For(string eipId) => new()
    {
        EipId = eipId,
        ExpectedCurrent = ExpectedCurrent,
        ExpectedAssociationId = ExpectedAssociationId,
        ResourceId = ResourceId,
        ResourceKind = ResourceKind,
        Mode = Mode,
        PrivateIpAddress = PrivateIpAddress,
        Force = Force,
    };
}
