using System.Text.Json;
using System.Text.Json.Nodes;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.ResourceEvents;

/// <summary>Brings a resource up to date with what an event says.</summary>
public static class ResourcePatch
{
    private const string InstanceId = "instanceId";

    /// <summary>The resource as the event makes it. What cannot change in the cloud stays: the VPC of a NAT gateway.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="members">The members that changed, null for one that was taken away.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="JsonException">The members are not those of the resource's kind.</exception>
    public static CloudResource Apply(CloudResource resource, JsonElement members)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var merged = JsonSerializer.SerializeToNode(resource, DomainJson.Default.CloudResource)!.AsObject();
        foreach (var member in members.EnumerateObject())
        {
            _ = merged.Remove(member.Name);
            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                merged.Add(member.Name, JsonNode.Parse(member.Value.GetRawText()));
            }
        }

        var changed = merged.Deserialize(DomainJson.Default.CloudResource)!;
        return (resource, changed) switch
        {
            (NatGateway { VpcId: { } vpcId }, NatGateway) => changed with { VpcId = vpcId },
            (NetworkInterface before, NetworkInterface eni) => Attachment(before, eni, members),
            _ => changed,
        };
    }

    // What an event leaves out of an attachment is that of the instance before.
    private static NetworkInterface Attachment(NetworkInterface before, NetworkInterface eni, JsonElement members)
    {
        if (eni.Status is NetworkInterfaceStatus.Available or NetworkInterfaceStatus.Deleting && !members.TryGetProperty(InstanceId, out _))
        {
            eni = eni with { InstanceId = null };
        }

        return eni.InstanceId == before.InstanceId
            ? eni
            : eni with
            {
                InstanceType = eni.InstanceId is not null && members.TryGetProperty("instanceType", out _) ? eni.InstanceType : null,
                DeviceIndex = eni.InstanceId is not null && members.TryGetProperty("deviceIndex", out _) ? eni.DeviceIndex : null,
            };
    }
}
