using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Plans;

/// <summary>What can make a way feasible that is not.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanAction>))]
public enum PlanAction
{
    /// <summary>Assign more secondary private IP addresses to an ENI, then register them.</summary>
    AssignPrivateIpAddresses,

    /// <summary>Attach more secondary ENIs to the instance, then register them.</summary>
    AttachNetworkInterfaces,
}
