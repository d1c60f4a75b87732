using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Segments;

/// <summary>Why the release of a segment is being undone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SegmentUndo>))]
public enum SegmentUndo
{
    /// <summary>A rule refused it when some of the EIPs were reserved already: nobody has heard of it, and no event tells of it.</summary>
    Refused,

    /// <summary>Its operation failed or was cancelled: an event of each EIP tells of it.</summary>
    RolledBack,
}
