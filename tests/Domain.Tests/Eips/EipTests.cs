using System.Text.Json;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Tests.Eips;

public sealed class EipTests
{
    [Fact]
    public void Deserialize_RowOfAnOlderVersion_HasNoDescriptionAndNoZone()
    {
        const string Json = """
            {"eipId":"eip-1","ipAddress":"198.18.0.1","regionId":"cn-hangzhou","bandwidth":5,"internetChargeType":"PayByTraffic",
             "resourceGroupId":"","name":"web","tags":{"a":"b"},"state":"Available","mode":"NAT","deletionProtection":false,
             "origin":"Allocated","allocatedAt":"2021-01-13T00:00:00+00:00","eventSequence":1,"fence":0,"wafOrigins":[]}
            """;

        var eip = JsonSerializer.Deserialize(Json, DomainJson.Default.Eip)!;

        Assert.Equal(("", null), (eip.Description, eip.ZoneId));
        Assert.Contains("\"description\":\"\"", JsonSerializer.Serialize(eip, DomainJson.Default.Eip), StringComparison.Ordinal);
    }

    [Fact]
    public void Serialize_DisassociationThatNamesNoAddress_IsWhatItWasBeforeAddressesCouldBeNamed()
    {
        var request = new DisassociationRequest { EipId = "eip-1", ResourceId = "i-1" };

        Assert.Equal(
            """{"eipId":"eip-1","resourceId":"i-1","force":false}""",
            JsonSerializer.Serialize(request, DomainJson.Default.DisassociationRequest));
    }

    [Theory]
    [InlineData(InternetChargeType.PayByBandwidth, 500)]
    [InlineData(InternetChargeType.PayByTraffic, 200)]
    public void Of_ChargeType_IsTheDocumentedLimit(InternetChargeType chargeType, int expected) =>
        Assert.Equal(expected, BandwidthLimit.Of(chargeType));
}
