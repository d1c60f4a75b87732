using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>The states of an SLB instance.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SlbStatus>))]
public enum SlbStatus
{
    /// <summary>In service.</summary>
    Active,

    /// <summary>Stopped by its owner.</summary>
    Inactive,

    /// <summary>Locked, by overdue payment or for security.</summary>
    Locked,
}
