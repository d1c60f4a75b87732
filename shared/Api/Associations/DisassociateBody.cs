using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Associations;

/// <summary>What an EIP is to be disassociated from.</summary>
public sealed record DisassociateBody
{
    /// <summary>The resource that the caller takes it to be associated with; absent for whichever it is.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The kind of that resource; absent for whichever it is.</summary>
    public ResourceKind? ResourceKind { get; init; }

    /// <summary>The private address that the caller takes it to map to; absent for whichever it is.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>Whether to go on although DNAT or SNAT entries of the NAT gateway use the EIP.</summary>
    public bool Force { get; init; }

    /// <summary>For how long to hold the EIP for the resource's replacement, and what then; absent for no hold.</summary>
    public HoldRequest? Hold { get; init; }

    /// <summary>Whether only to evaluate the preconditions.</summary>
    public bool DryRun { get; init; }

    internal static DisassociateBody Read(BodyReader body) => new()
    {
        ResourceId = body.Id("resourceId"),
        ResourceKind = body.OneOf("resourceKind", ApiJson.Readable.ResourceKind),
        PrivateIpAddress = body.Ip("privateIpAddress"),
        Force = body.YesNo("force") ?? false,
        Hold = ReadHold(body),
        DryRun = body.YesNo("dryRun") ?? false,
    };

    internal DisassociationRequest For(string eipId) => new()
    {
        EipId = eipId,
        ResourceId = ResourceId,
        ResourceKind = ResourceKind,
        PrivateIpAddress = PrivateIpAddress,
        Force = Force,
        Hold = Hold,
    };

    private static HoldRequest? ReadHold(BodyReader body) => body.Nested("hold", hold => new HoldRequest(
        hold.Whole("seconds", AssociationPolicy.ShortestHoldSeconds, AssociationPolicy.LongestHoldSeconds, isRequired: true) ?? 0,
        hold.YesNo("releaseAfterwards") ?? false));
}
