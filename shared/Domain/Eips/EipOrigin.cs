using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Eips;

/// <summary>Where an EIP comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EipOrigin>))]
public enum EipOrigin
{
    /// <summary>This service allocated it, and may release it.</summary>
    Allocated,

    /// <summary>It was allocated elsewhere and made known here: this service never releases it.</summary>
    Imported,
}
