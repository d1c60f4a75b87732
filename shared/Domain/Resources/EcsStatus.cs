using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Resources;

/// <summary>The states of an ECS instance. Only Running and Stopped allow association (FAQ section_77i_2nv_smy).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EcsStatus>))]
public enum EcsStatus
{
    /// <summary>Being created.</summary>
    Pending,

    /// <summary>Starting.</summary>
    Starting,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Stopping.</summary>
    Stopping,

    /// <summary>Stopped.</summary>
    Stopped,

    /// <summary>Being moved to another host.</summary>
    Migrating,

    /// <summary>Released: it will not come back.</summary>
    Released,
}
