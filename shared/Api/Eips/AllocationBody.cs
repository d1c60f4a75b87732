using System.Globalization;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Api.Eips;

/// <summary>Reads what an EIP is to be allocated with, and what is to be changed about one.</summary>
internal static class AllocationBody
{
    public static AllocationRequest Read(BodyReader body)
    {
        var defaults = new AllocationRequest();
        var chargeType = body.OneOf("internetChargeType", ApiJson.Readable.InternetChargeType) ?? defaults.InternetChargeType;
        return new()
        {
            InternetChargeType = chargeType,
            Bandwidth = body.Bandwidth(chargeType) ?? defaults.Bandwidth,
            ResourceGroupId = body.Text("resourceGroupId") ?? defaults.ResourceGroupId,
            PublicIpAddressPoolId = PoolOrNone(body),
            ZoneId = body.Id("zoneId"),
            IpAddress = body.Ip("ipAddress"),
            Name = body.Text("name") ?? defaults.Name,
            Description = body.Text("description", FieldRules.MaxDescription) ?? defaults.Description,
            Tags = body.Tags() ?? defaults.Tags,
            DeletionProtection = body.YesNo("deletionProtection") ?? defaults.DeletionProtection,
        };
    }

    /// <summary>Reads the peak bandwidth, as far as the charge type lets it go.</summary>
    public static int? Bandwidth(this BodyReader body, InternetChargeType chargeType) =>
        body.Whole("bandwidth", BandwidthLimit.Least, BandwidthLimit.Of(chargeType));

    // How far the bandwidth may go, the EIP's charge type decides: that is known when the EIP is read.
    public static EipAttributes ReadChange(BodyReader body) => new()
    {
        Bandwidth = body.Whole("bandwidth", BandwidthLimit.Least, BandwidthLimit.Most),
        Name = body.Text("name"),
        Description = body.Text("description", FieldRules.MaxDescription),
        ResourceGroupId = body.Text("resourceGroupId"),
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
        .. Named("acs:zone", request.ZoneId),
        .. Named("acs:address", request.IpAddress),
        .. Named("acs:description", request.Description),
    ];

    // A request that does without has the words that it always had. No tag can be mistaken for one: none begins with acs:.
    private static IEnumerable<string> Named(string name, string? value) => string.IsNullOrEmpty(value) ? [] : [name, value];

    private static string? PoolOrNone(BodyReader body)
    {
        const string Name = "publicIpAddressPoolId";
        var excludes = body.Has("zoneId");
        var pool = body.Id(Name);
        if (pool is not null && excludes)
        {
            body.Errors.Add(Name, pool, "A pool and a zone exclude each other.", "Send publicIpAddressPoolId or zoneId.");
        }

        return pool;
    }
}
