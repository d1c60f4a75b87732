using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Segments;

/// <summary>The states of a segment. In the two transitional ones only queries of the segment are allowed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EipSegmentStatus>))]
public enum EipSegmentStatus
{
    /// <summary>Its addresses are taken, and its EIPs come one after the other. Transitional.</summary>
    Allocating,

    /// <summary>All its EIPs are there.</summary>
    Allocated,

    /// <summary>Its EIPs are being given back, all of them. Transitional; afterwards the segment is gone.</summary>
    Releasing,
}
