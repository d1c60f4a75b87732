using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>What became of a finding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingOutcome>))]
public enum FindingOutcome
{
    /// <summary>It was put right.</summary>
    Repaired,

    /// <summary>It is as it was found: nothing was to be changed.</summary>
    Reported,

    /// <summary>The second look found it mended or changed, or an operation came first: it was left alone.</summary>
    GoneByItself,

    /// <summary>It could not be put right; the next reconciliation finds it again.</summary>
    Failed,
}
