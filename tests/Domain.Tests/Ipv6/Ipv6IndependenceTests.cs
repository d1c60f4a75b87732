using System.Text.Json;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Tests.Rules;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.Ipv6;

/// <summary>IPv6 addresses and EIPs know nothing of each other (FAQ section_h91_8bh_fbx).</summary>
[Properties(Arbitrary = [typeof(RandomSnapshots)])]
public sealed class Ipv6IndependenceTests
{
    [Property]
    public void Associate_Ipv6AddressesAdded_SameVerdictAndSlot(AssociationSnapshot snapshot)
    {
        var with = snapshot.Target is { } plain ? snapshot with { Target = WithIpv6(plain) } : snapshot;

        Assert.Equal(AssociationRules.All.Evaluate(snapshot), AssociationRules.All.Evaluate(with));
        if (with.Target is { } target && AssociationRules.All.Evaluate(with).Count == 0)
        {
            Assert.Equal(
                SlotAssignment.Choose(snapshot.Target!, snapshot.Mode, snapshot.Request.PrivateIpAddress),
                SlotAssignment.Choose(target, with.Mode, with.Request.PrivateIpAddress));
        }
    }

    [Property]
    public void Disassociate_Ipv6AddressesAdded_SameVerdict(DisassociationSnapshot snapshot)
    {
        // A target that is hidden is null to everyone who reads it, and cannot be set again.
        if (snapshot.Target is { } target)
        {
            Assert.Equal(
                DisassociationRules.All.Evaluate(snapshot),
                DisassociationRules.All.Evaluate(snapshot with { Target = WithIpv6(target) }));
        }
    }

    [Property]
    public void AddDnatEntry_Ipv6AddressesAdded_SameVerdict(DnatEntrySnapshot snapshot)
    {
        if (snapshot.Target is { } target)
        {
            Assert.Equal(
                DnatEntryRules.All.Evaluate(snapshot),
                DnatEntryRules.All.Evaluate(snapshot with { Target = WithIpv6(target) }));
        }
    }

    [Theory]
    [InlineData("2001:db8:0:1::/64", "vpc-1", true)]
    [InlineData("2001:db8:0:2::/64", "vpc-1", false)]
    [InlineData(null, "vpc-1", false)]
    [InlineData("2001:db8:0:1::/64", "vpc-2", false)]
    public void CanBecome_Ipv6AddressesAssigned_KeepsTheirBlock(string? block, string vpcId, bool expected)
    {
        var instance = WithIpv6(new() { Resource = Snapshots.Resource(ResourceKind.EcsInstance) })!;

        Assert.Equal(expected, instance.CanBecome((EcsInstance)instance.Resource with { Ipv6CidrBlock = block, VpcId = vpcId }));
    }

    [Fact]
    public void Deserialize_RowsOfEarlierVersions_ReadAsWithoutWhatIsNew()
    {
        const string Ecs =
            """{"resource":{"kind":"EcsInstance","status":"Running","privateIpAddress":"10.0.0.1","resourceId":"i-1","regionId":"r"},"occupants":[],"dnatEntries":[]}""";
        const string Eni =
            """{"resource":{"kind":"NetworkInterface","type":"Secondary","status":"Available","privateIpAddresses":["10.0.0.3"],"resourceId":"eni-1","regionId":"r"},"occupants":[],"dnatEntries":[]}""";

        var ecs = JsonSerializer.Deserialize(Ecs, DomainJson.Default.RegisteredResource)!;
        var eni = (NetworkInterface)JsonSerializer.Deserialize(Eni, DomainJson.Default.RegisteredResource)!.Resource;

        Assert.Empty(ecs.Ipv6Addresses);
        var instance = (EcsInstance)ecs.Resource;
        Assert.Null(instance.OperatingSystem);
        Assert.Null(instance.Routes);
        Assert.Null(instance.MacAddress ?? instance.VSwitchCidrBlock ?? instance.Ipv6CidrBlock);
        Assert.Null(eni.MacAddress ?? eni.VSwitchCidrBlock);
        Assert.Null(eni.DeviceIndex);
        Assert.True(ecs.CanBecome(instance with { Name = "renamed" }));
    }

    private static RegisteredResource? WithIpv6(RegisteredResource? target) => target is null ? null : target with
    {
        Resource = target.Resource is EcsInstance ecs ? ecs with { Ipv6CidrBlock = "2001:db8:0:1::/64" } : target.Resource,
        Ipv6Addresses = ["2001:db8:0:1::1", "2001:db8:0:1::2"],
    };
}
