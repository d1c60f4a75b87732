using EipFunctions.Api.Associations;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Claims;

/// <summary>Which EIP would do, and what it is to be associated with.</summary>
public sealed record ClaimBody
{
    private const int DefaultBandwidth = 5;

    /// <summary>The resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The kind that the caller takes it for; absent for whichever it is.</summary>
    public ResourceKind? ResourceKind { get; init; }

    /// <summary>The mode, for an ENI; absent for the EIP's own.</summary>
    public EipMode? Mode { get; init; }

    /// <summary>The private IP address of an ENI to map to; absent to have one chosen.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>How the EIP's traffic is metered; absent for either.</summary>
    public InternetChargeType? InternetChargeType { get; init; }

    /// <summary>The EIP's resource group, empty for the default one; absent for any.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The IP address pool that the EIP is of; absent for any.</summary>
    public string? PublicIpAddressPoolId { get; init; }

    /// <summary>Tags that the EIP must have.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Whether an EIP may be allocated, with what is asked for, when none is free.</summary>
    public bool AllocateIfNone { get; init; }

    /// <summary>The peak bandwidth of an EIP that is allocated, in Mbit/s; 5 when absent.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>Leave to wait for the resource where only its present state stands in the way; absent to be refused at once.</summary>
    public Deferral? Defer { get; init; }

    /// <summary>Whether only to look.</summary>
    public bool DryRun { get; init; }

    internal static ClaimBody Read(BodyReader body)
    {
        var chargeType = body.OneOf("internetChargeType", ApiJson.Readable.InternetChargeType);
        return new()
        {
            ResourceId = body.Id("resourceId", isRequired: true) ?? "",
            ResourceKind = body.OneOf("resourceKind", ApiJson.Readable.ResourceKind),
            Mode = body.OneOf("mode", ApiJson.Readable.EipMode),
            PrivateIpAddress = body.Ip("privateIpAddress"),
            InternetChargeType = chargeType,
            ResourceGroupId = body.Text("resourceGroupId"),
            PublicIpAddressPoolId = body.Id("publicIpAddressPoolId"),
            Tags = body.Tags(),
            AllocateIfNone = body.YesNo("allocateIfNone") ?? false,
            Bandwidth = body.Bandwidth(chargeType ?? default),
            Defer = body.Deferral(),
            DryRun = body.YesNo("dryRun") ?? false,
        };
    }

    internal ClaimRequest ToRequest() => new()
    {
        Filter = new()
        {
            InternetChargeType = InternetChargeType,
            ResourceGroupId = ResourceGroupId,
            PublicIpAddressPoolId = PublicIpAddressPoolId,
            Tags = Tags ?? new Dictionary<string, string>(),
        },
        Association = new()
        {
            EipId = "",
            ResourceId = ResourceId,
            ResourceKind = ResourceKind,
            Mode = Mode,
            PrivateIpAddress = PrivateIpAddress,
            Defer = Defer,
        },
        AllocateIfNone = AllocateIfNone,
        Bandwidth = Bandwidth ?? DefaultBandwidth,
    };
}
