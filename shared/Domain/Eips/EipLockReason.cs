using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Eips;

/// <summary>Why an EIP is locked against change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EipLockReason>))]
public enum EipLockReason
{
    /// <summary>Payment is overdue.</summary>
    [JsonStringEnumMemberName("financial")]
    Financial,

    /// <summary>Locked for security.</summary>
    [JsonStringEnumMemberName("security")]
    Security,
}
