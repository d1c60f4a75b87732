using System.Text.Json.Serialization;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Keys;

/// <summary>One right, as the API spells it; <see cref="Rights"/> holds several.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RightName>))]
public enum RightName
{
    /// <summary>Read EIPs, resources and operations.</summary>
    Read = Rights.Read,

    /// <summary>Allocate and release EIPs, associate, disassociate, cancel operations, change DNAT entries.</summary>
    Operate = Rights.Operate,

    /// <summary>Register and remove resources.</summary>
    ManageResources = Rights.ManageResources,

    /// <summary>Change quotas and keys.</summary>
    Administer = Rights.Administer,
}
