using System.Text.Json.Serialization;

namespace EipFunctions.Api.AccessKeys;

/// <summary>Whether an access key is taken.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccessKeyStatus>))]
public enum AccessKeyStatus
{
    /// <summary>What it signs is taken.</summary>
    Active,

    /// <summary>What it signs is refused, until it is active again.</summary>
    Inactive,
}
