using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>What a reconciliation may do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReconciliationMode>))]
public enum ReconciliationMode
{
    /// <summary>Put right what is found.</summary>
    Repair,

    /// <summary>Change nothing, neither in the store nor on the gateway.</summary>
    ReportOnly,
}
