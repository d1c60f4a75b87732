using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules.Associations;

namespace EipFunctions.Domain.ResourceEvents;

/// <summary>
/// The reaction table: what this service does about what happens to resources outside of it. A reaction is decided on
/// what the resource is now, not on the change, so that a repeated or a missed event makes no difference.
/// </summary>
public static class Reactions
{
    /// <summary>The rows. Of those that break an association the first one that applies gives the reason.</summary>
    public static IReadOnlyList<Reaction> All { get; } =
    [
        new(null, "Deleted", ReactionEffect.EndAssociations, facts => facts.Deleted),
        new(ResourceKind.EcsInstance, "Released", ReactionEffect.EndAssociations, Is(EcsStatus.Released)),
        new(ResourceKind.NetworkInterface, "Deleting", ReactionEffect.EndAssociations, Is(NetworkInterfaceStatus.Deleting)),
        new(ResourceKind.HaVip, "Deleting", ReactionEffect.EndAssociations, Is(HaVipStatus.Deleting)),
        new(ResourceKind.Nat, "Deleting", ReactionEffect.EndAssociations, Is(NatGatewayStatus.Deleting)),

        new(null, "Is in another region", ReactionEffect.BreakAssociation, facts => facts.RegionId != facts.Resource.RegionId)
        {
            Fault = AssociationFaultReason.RegionChanged,
            Message = facts => $"It is in region '{facts.RegionId}' now. An EIP works in its own region only: disassociate it.",
        },
        new(null, "Left the VPC in which it was associated", ReactionEffect.BreakAssociation, facts =>
            facts.Association?.VpcId is { } vpcId && facts.Resource.VpcId != vpcId)
        {
            Fault = AssociationFaultReason.VpcLeft,
            Message = facts => $"It left VPC '{facts.Association!.VpcId}'. Move it back, or disassociate the EIP and associate it again.",
        },
        new(null, "Lost the private address that the EIP maps to", ReactionEffect.BreakAssociation, facts =>
            facts.Association?.PrivateIpAddress is { } ip
            && (!facts.Resource.PrivateAddresses.Contains(ip) || facts.TakenAddresses.Contains(ip)))
        {
            Fault = AssociationFaultReason.PrivateIpLost,
            Message = facts => $"Private address '{facts.Association!.PrivateIpAddress}' belongs to "
                + (facts.Resource.PrivateAddresses.Contains(facts.Association.PrivateIpAddress!) ? "another resource too." : "it no longer.")
                + " Give it the address back, or disassociate the EIP and associate it again.",
        },
        new(ResourceKind.EcsInstance, "Was given a public IP address", ReactionEffect.BreakAssociation, facts =>
            facts.Resource is EcsInstance { PublicIpAddress: not null })
        {
            Fault = AssociationFaultReason.PublicIpAssigned,
            Message = facts => $"It was given the public IP address '{((EcsInstance)facts.Resource).PublicIpAddress}'. "
                + "Take that away, or disassociate the EIP: an instance has one or the other.",
        },
        new(
            ResourceKind.NetworkInterface,
            "Is attached to an instance whose type does not support MULTI_BINDED, the association's mode",
            ReactionEffect.BreakAssociation,
            facts => facts is { Association.Mode: EipMode.MultiEip, InstanceType: { Length: > 0 } type } && !MultiEipInstanceFamilies.Support(type))
        {
            Fault = AssociationFaultReason.ModeNotSupported,
            Message = facts => $"It is attached to an instance of type {facts.InstanceType}, whose family does not support mode MULTI_BINDED. "
                + "Attach it to another instance, or change the mode to NAT.",
        },

        new(ResourceKind.NetworkInterface, "Is attached to another instance, or to none", ReactionEffect.FollowAssociation, facts =>
            facts is { Association.InstanceId: { } before, Resource: NetworkInterface eni } && before != (eni.InstanceId ?? "")),

        new(ResourceKind.EcsInstance, "Running or Stopped", ReactionEffect.Record, Is(EcsStatus.Running, EcsStatus.Stopped)),
        new(ResourceKind.EcsInstance, "Pending, Starting, Stopping or Migrating", ReactionEffect.Record,
            Is(EcsStatus.Pending, EcsStatus.Starting, EcsStatus.Stopping, EcsStatus.Migrating)),
        new(ResourceKind.NetworkInterface, "Available, Attaching, InUse or Detaching", ReactionEffect.Record, Not(NetworkInterfaceStatus.Deleting)),
        new(ResourceKind.HaVip, "Creating, Available, Associating, InUse or Unassociating", ReactionEffect.Record, Not(HaVipStatus.Deleting)),
        new(ResourceKind.Nat, "Creating, Available or Modifying", ReactionEffect.Record, Not(NatGatewayStatus.Deleting)),
        new(ResourceKind.SlbInstance, "Active, Inactive or Locked", ReactionEffect.Record, facts => !facts.Deleted),
    ];

    /// <summary>Whether the associations of a resource are to be ended.</summary>
    /// <param name="facts">What it is now.</param>
    /// <returns>True when it is gone.</returns>
    public static bool EndAssociations(ResourceFacts facts) => All.Any(row => row.Effect == ReactionEffect.EndAssociations && row.IsFor(facts));

    /// <summary>Whether an association goes on behind another instance.</summary>
    /// <param name="facts">What the resource is now, with the association.</param>
    /// <returns>True when that is to be announced.</returns>
    public static bool Follow(ResourceFacts facts) => All.Any(row => row.Effect == ReactionEffect.FollowAssociation && row.IsFor(facts));

    /// <summary>What an association's fault is to be. One that is there already, for the same reason, stays as it is.</summary>
    /// <param name="facts">What the resource is now, with the association.</param>
    /// <param name="since">When it became so, in UTC.</param>
    /// <returns>The fault; null for none.</returns>
    public static AssociationFault? FaultOf(ResourceFacts facts, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var broken = facts.Association?.Broken;
        var row = All.FirstOrDefault(row => row.Effect == ReactionEffect.BreakAssociation && row.IsFor(facts));
        return row is null
            ? broken is not null && All.All(other => other.Fault != broken.Reason) ? broken : null
            : row.Fault == broken?.Reason
            ? broken
            : new(row.Fault!.Value, $"{facts.Resource.Kind} '{facts.Resource.ResourceId}': {row.Message!(facts)}", since);
    }

    private static Func<ResourceFacts, bool> Is<TStatus>(params TStatus[] statuses)
        where TStatus : struct, Enum => facts => !facts.Deleted && ResourceEnd.StatusOf(facts.Resource) is TStatus status && statuses.Contains(status);

    private static Func<ResourceFacts, bool> Not<TStatus>(TStatus other)
        where TStatus : struct, Enum =>
        facts => !facts.Deleted && ResourceEnd.StatusOf(facts.Resource) is TStatus status && !EqualityComparer<TStatus>.Default.Equals(status, other);
}
