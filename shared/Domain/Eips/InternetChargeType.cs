using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Eips;

/// <summary>How an EIP's Internet traffic is metered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InternetChargeType>))]
public enum InternetChargeType
{
    /// <summary>By the bandwidth that is set.</summary>
    PayByBandwidth,

    /// <summary>By the data transferred ("pay-by-data-transfer").</summary>
    PayByTraffic,
}
