using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Connectivity;

/// <summary>How grave a finding is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>Packets get through; it is well to know.</summary>
    Information,

    /// <summary>Packets may not get through.</summary>
    Warning,

    /// <summary>Packets do not get through.</summary>
    Error,
}
