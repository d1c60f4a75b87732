using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>What an SLB instance faces.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SlbAddressType>))]
public enum SlbAddressType
{
    /// <summary>A private network ("internal SLB").</summary>
    Intranet,

    /// <summary>The Internet ("public-facing SLB").</summary>
    Internet,
}
