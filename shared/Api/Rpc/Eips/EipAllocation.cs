using EipFunctions.Api.Requests;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Inventory;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Eips;

/// <summary>What an EIP is to be allocated with.</summary>
internal sealed record EipAllocation
{
    private const string OfNoEffect = "Of no effect on an EIP that is paid for after use.";

    [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
    public string RegionId { get; init; } = "";

    [RpcParameter("The peak bandwidth in Mbit/s; pay-by-traffic at most 200.", Least = BandwidthLimit.Least, Most = BandwidthLimit.Most)]
    public int Bandwidth { get; init; } = 5;

    [RpcParameter("How traffic is metered.")]
    public InternetChargeType InternetChargeType { get; init; }

    [RpcParameter("How it is paid for: this service has no subscriptions.", Values = [EipTerms.ChargeType])]
    public string InstanceChargeType { get; init; } = EipTerms.ChargeType;

    [RpcParameter(
        "The line type: this service has no other.",
        Values = [EipTerms.Isp],
        Code = "IllegalParam.Isp",
        CodeMessage = "The param of ISP is illegal.")]
    public string ISP { get; init; } = EipTerms.Isp;

    [RpcParameter("The network.", Values = [EipTerms.Netmode])]
    public string Netmode { get; init; } = EipTerms.Netmode;

    [RpcParameter("A display name, not beginning with http:// or https://.", Most = FieldRules.MaxName)]
    public string Name { get; init; } = "";

    [RpcParameter("What it is for, not beginning with http:// or https://.", Most = FieldRules.MaxDescription)]
    public string Description { get; init; } = "";

    [RpcParameter("The address that it must have: a free one of those that the account has had in the region. Any when absent.", Form = RpcForm.Ipv4)]
    public string? IpAddress { get; init; }

    [RpcParameter("Refused: an id is never given twice. IpAddress brings an address back.", Form = RpcForm.Id)]
    public string? InstanceId { get; init; }

    [RpcParameter("The IP address pool; excludes Zone.", Form = RpcForm.Id)]
    public string? PublicIpAddressPoolId { get; init; }

    [RpcParameter("The zone, which is recorded and shown: zones do not apply to EIPs. Excludes PublicIpAddressPoolId.", Form = RpcForm.Id)]
    public string? Zone { get; init; }

    [RpcParameter("The resource group; the default one when absent.", Form = RpcForm.Id)]
    public string ResourceGroupId { get; init; } = "";

    [RpcParameter("The tags.", Most = TagChange.MostTags, Code = RpcTags.TooMany, CodeMessage = RpcTags.TooManyMessage)]
    public IReadOnlyList<RpcTag> Tag { get; init; } = [];

    [RpcParameter("Refused: this service has no further protection.")]
    public IReadOnlyList<string> SecurityProtectionTypes { get; init; } = [];

    [RpcParameter(OfNoEffect)]
    public string? PricingCycle { get; init; }

    [RpcParameter(OfNoEffect)]
    public string? Period { get; init; }

    [RpcParameter(OfNoEffect)]
    public string? AutoPay { get; init; }

    [RpcParameter(OfNoEffect)]
    public string? ActivityId { get; init; }

    [RpcParameter("Makes the request safe to repeat.", Form = RpcForm.ClientToken)]
    public string? ClientToken { get; init; }

    /// <summary>The request, or what is wrong with it beyond single parameters.</summary>
    public (AllocationRequest? Request, RpcError? Error) Read()
    {
        var (tags, wrong) = RpcTags.Read(Tag);
        var error = EipTexts.Check(nameof(Name), Name) ?? EipTexts.Check(nameof(Description), Description) ?? Check() ?? wrong;
        return error is not null ? (null, error) : (new()
        {
            Bandwidth = Bandwidth,
            InternetChargeType = InternetChargeType,
            ResourceGroupId = ResourceGroupId,
            PublicIpAddressPoolId = PublicIpAddressPoolId,
            ZoneId = Zone,
            IpAddress = IpAddress,
            Name = Name,
            Description = Description,
            Tags = tags,
        }, null);
    }

    private RpcError? Check() =>
        Bandwidth > BandwidthLimit.Of(InternetChargeType)
            ? RpcErrors.Invalid(
                nameof(Bandwidth),
                $"Bandwidth is '{Bandwidth}': metered {InternetChargeType}, an EIP can have {BandwidthLimit.Least} to {BandwidthLimit.Of(InternetChargeType)} Mbit/s.")
        : InstanceId is not null
            ? RpcErrors.Invalid(
                nameof(InstanceId),
                $"InstanceId is '{InstanceId}': an id is never given twice. Ask for the address with IpAddress, or leave both out.")
        : Zone is not null && PublicIpAddressPoolId is not null
            ? new("ExclusiveParam.ZoneAndPublicIpAddressPoolId", StatusCodes.Status400BadRequest, "The Zone and PublicIpAddressPoolId parameters are mutually exclusive.")
            {
                Recommend = $"Zone is '{Zone}' and PublicIpAddressPoolId '{PublicIpAddressPoolId}': send one of them, or none.",
            }
        : SecurityProtectionTypes.Count > 0
            ? new(
                "OperationDenied.NotOpenDdosOriginProtectService",
                StatusCodes.Status400BadRequest,
                "The operation is not allowed because of you do not open Ddos Origin Protection Service")
            {
                Recommend = $"SecurityProtectionTypes.1 is '{SecurityProtectionTypes[0]}': this service has no further protection. Leave it out.",
            }
        : null;
}
