using System.Text.Json;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Resources;

public sealed class RegisteredResourceTests
{
    private static readonly EcsInstance Ecs = (EcsInstance)Snapshots.Resource(ResourceKind.EcsInstance);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void CanBecome_SecondaryEniMadePrimary_OnlyWithoutEips(int eips, bool expected)
    {
        var eni = new RegisteredResource
        {
            Resource = Snapshots.Resource(ResourceKind.NetworkInterface), Occupants = Snapshots.Occupants(eips),
        };

        Assert.Equal(expected, eni.CanBecome((NetworkInterface)eni.Resource with { Type = NetworkInterfaceType.Primary }));
    }

    [Fact]
    public void Deserialize_RowOfAnOlderVersion_HasNoSnatEntriesAndNoClaims()
    {
        const string Json = """
            {"resource":{"kind":"Nat","resourceId":"ngw-1","regionId":"cn-hangzhou","vpcId":"vpc-1","status":"Available"},
             "occupants":[],"dnatEntries":[{"dnatEntryId":"fwd-1","natGatewayId":"ngw-1","externalIp":"1.2.3.4","externalPort":"80",
             "internalIp":"10.0.0.1","internalPort":"80","protocol":"TCP","targetResourceId":"i-1"}]}
            """;

        var resource = JsonSerializer.Deserialize(Json, DomainJson.Default.RegisteredResource)!;

        Assert.Empty(resource.SnatEntries);
        Assert.Null(resource.AddressesClaimed);
        Assert.False(Assert.Single(resource.DnatEntries).Imported);
        Assert.Contains("\"snatEntries\":[]", JsonSerializer.Serialize(resource, DomainJson.Default.RegisteredResource), StringComparison.Ordinal);
    }

    [Fact]
    public void CanBecome_EntryNamedNoTarget_KeepsItsAddressAllTheSame()
    {
        var led = new RegisteredResource { Resource = Ecs, DnatEntries = [Snapshots.Entry() with { TargetResourceId = null }] };

        Assert.False(led.CanBecome(Ecs with { PrivateIpAddress = "10.0.0.99" }));
        Assert.False(led.CanBecome(Ecs with { VpcId = "vpc-2" }));
        Assert.True(led.CanBecome(Ecs with { Status = EcsStatus.Stopped }));
    }

    [Fact]
    public void CanBecome_NatGatewayWithEntries_KeepsItsVpc()
    {
        var nat = (NatGateway)Snapshots.Resource(ResourceKind.Nat);
        var carrying = new RegisteredResource { Resource = nat, SnatEntries = [Snapshots.SnatEntry("snat-1")] };

        Assert.False(carrying.CanBecome(nat with { VpcId = "vpc-2" }));
        Assert.True((carrying with { Resource = nat with { VpcId = null } }).CanBecome(nat));
        Assert.True((carrying with { DnatEntries = [Snapshots.Entry()] }).CanBecome(nat with { Status = NatGatewayStatus.Modifying }));
    }
}
