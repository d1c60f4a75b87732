using System.Globalization;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Api.Eips;

/// <summary>Reads what an EIP is to be allocated with, and what is to be changed about one.</summary>
internal static class AllocationBody
{
    private const int MaxPayByBandwidth = 500;
    private const int MaxPayByTraffic = 200;

    public static AllocationRequest Read(BodyReader body)
    {
        var defaults = new AllocationRequest();
        var chargeType = body.OneOf("internetChargeType", ApiJson.Readable.InternetChargeType) ?? defaults.InternetChargeType;
        return new()
        {
            InternetChargeType = chargeType,
            Bandwidth = body.Bandwidth(chargeType) ?? defaults.Bandwidth,
            ResourceGroupId = body.Text("resourceGroupId") ?? defaults.ResourceGroupId,
            PublicIpAddressPoolId = body.Id("publicIpAddressPoolId"),
            Name = body.Text("name") ?? defaults.Name,
            Tags = body.Tags() ?? defaults.Tags,
            DeletionProtection = body.YesNo("deletionProtection") ?? defaults.DeletionProtection,
        };
    }

    /// <summary>Reads the peak bandwidth, as far as the charge type lets it go.</summary>
    public static int? Bandwidth(this BodyReader body, InternetChargeType chargeType) =>
        body.Whole("bandwidth", 1, chargeType == InternetChargeType.PayByTraffic ? MaxPayByTraffic : MaxPayByBandwidth);

    public static EipAttributes ReadChange(BodyReader body) => new()
    {
        Name = body.Text("name"),
        Tags = body.Tags(),
        DeletionProtection = body.YesNo("deletionProtection"),
    };

    /// <summary>Every word of a request in one order, so that two bodies which ask for the same are the same.</summary>
    public static IEnumerable<string> Words(AllocationRequest request) =>
    [
        request.Bandwidth.ToString(CultureInfo.InvariantCulture),
        request.InternetChargeType.ToString(),
        request.ResourceGroupId,
        .. request.PublicIpAddressPoolId is { } pool ? [pool] : Array.Empty<string>(),
        request.Name,
        request.DeletionProtection.ToString(),
        .. request.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).SelectMany(tag => (string[])[tag.Key, tag.Value]),
    ];
}
