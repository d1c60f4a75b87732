using System.Text.Json.Serialization;

namespace EipFunctions.Api.Associations;

/// <summary>What can be explained.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExplainedAction>))]
public enum ExplainedAction
{
    /// <summary>The association of the EIP with a resource.</summary>
    [JsonStringEnumMemberName("associate")]
    Associate,

    /// <summary>The disassociation of the EIP from its resource.</summary>
    [JsonStringEnumMemberName("disassociate")]
    Disassociate,

    /// <summary>The change of the EIP's mode.</summary>
    [JsonStringEnumMemberName("change-mode")]
    ChangeMode,

    /// <summary>The move of the EIP to another resource.</summary>
    [JsonStringEnumMemberName("move")]
    Move,

    /// <summary>The exchange of the EIP's place for that of another.</summary>
    [JsonStringEnumMemberName("swap")]
    Swap,

    /// <summary>The release of the EIP.</summary>
    [JsonStringEnumMemberName("release")]
    Release,
}
