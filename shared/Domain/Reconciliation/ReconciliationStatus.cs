using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>Where a reconciliation stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReconciliationStatus>))]
public enum ReconciliationStatus
{
    /// <summary>It looks, waits for the second look, or repairs.</summary>
    Running,

    /// <summary>All was compared, and every finding dealt with.</summary>
    Completed,

    /// <summary>It ended by a fault of the service; the next one finds what it left.</summary>
    Failed,

    /// <summary>It was canceled; the next one finds what it left.</summary>
    Canceled,
}
