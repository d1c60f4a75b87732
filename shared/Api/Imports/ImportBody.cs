using System.Globalization;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Api.Imports;

/// <summary>Reads what an EIP is to be imported as.</summary>
internal static class ImportBody
{
    public static ImportRequest Read(BodyReader body)
    {
        var defaults = new ImportRequest { IpAddress = "" };
        var chargeType = body.OneOf("internetChargeType", ApiJson.Readable.InternetChargeType) ?? defaults.InternetChargeType;
        return new()
        {
            IpAddress = Address(body),
            InternetChargeType = chargeType,
            Bandwidth = body.Bandwidth(chargeType) ?? defaults.Bandwidth,
            ResourceGroupId = body.Text("resourceGroupId") ?? defaults.ResourceGroupId,
            Name = body.Text("name") ?? defaults.Name,
            Tags = body.Tags() ?? defaults.Tags,
        };
    }

    /// <summary>Every word of a request in one order, so that two bodies which ask for the same are the same.</summary>
    public static IEnumerable<string> Words(ImportRequest request) =>
    [
        request.IpAddress,
        request.Bandwidth.ToString(CultureInfo.InvariantCulture),
        request.InternetChargeType.ToString(),
        request.ResourceGroupId,
        request.Name,
        .. request.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).SelectMany(tag => (string[])[tag.Key, tag.Value]),
    ];

    private static string Address(BodyReader body)
    {
        const string Name = "ipAddress";
        var isWrong = body.Errors.Fields.Count;
        var address = body.Ip(Name, isRequired: true);
        if (address is { Length: > 0 } && body.Errors.Fields.Count == isWrong && !PublicIpv4.IsPublicUnicast(address))
        {
            body.Errors.Add(Name, address, "It must be a public address of one host.", "Send the public IPv4 address of the EIP.");
        }

        return address ?? "";
    }
}
