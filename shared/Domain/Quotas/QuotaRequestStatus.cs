using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Quotas;

/// <summary>How far a quota request has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuotaRequestStatus>))]
public enum QuotaRequestStatus
{
    /// <summary>Nobody has decided on it.</summary>
    Pending,

    /// <summary>The limit was changed. Final.</summary>
    Approved,

    /// <summary>The limit was left as it is. Final.</summary>
    Rejected,
}
