using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Rules;

/// <summary>What a rule can say of a request.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleOutcome>))]
public enum RuleOutcome
{
    /// <summary>The rule has its subject, and holds.</summary>
    Pass,

    /// <summary>The rule does not hold: the request is refused.</summary>
    Fail,

    /// <summary>The rule's subject is missing, so there is nothing to compare.</summary>
    NotApplicable,
}
