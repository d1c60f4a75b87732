using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>The operating systems that guidance has commands for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GuestOs>))]
public enum GuestOs
{
    /// <summary>Linux, configured with iproute2.</summary>
    Linux,

    /// <summary>Windows, configured with PowerShell.</summary>
    Windows,
}
