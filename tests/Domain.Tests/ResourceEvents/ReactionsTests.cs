using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Tests.ResourceEvents;

public sealed class ReactionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly EcsInstance Ecs = new()
    {
        ResourceId = "i-1", RegionId = "r", VpcId = "vpc-1", Status = EcsStatus.Running, PrivateIpAddress = "10.0.0.1",
    };

    private static readonly NetworkInterface Eni = new()
    {
        ResourceId = "eni-1", RegionId = "r", VpcId = "vpc-1", Type = NetworkInterfaceType.Secondary,
        Status = NetworkInterfaceStatus.InUse, InstanceId = "i-1", PrivateIpAddresses = ["10.0.0.1"],
    };

    private static readonly Association Association = new()
    {
        AssociationId = "assoc-1", ResourceId = "i-1", ResourceKind = ResourceKind.EcsInstance, Slot = "primary", Mode = EipMode.Nat,
        PrivateIpAddress = "10.0.0.1", VpcId = "vpc-1", InstanceId = "i-1", CreatedAt = Now,
    };

    public static TheoryData<string, bool> States()
    {
        var states = new TheoryData<string, bool>();
        foreach (var (resource, isGone) in Everything())
        {
            states.Add($"{resource.Kind} {ResourceEnd.StatusOf(resource)}", isGone);
        }

        return states;
    }

    [Theory]
    [MemberData(nameof(States))]
    public void All_EachStateOfEachKind_HasOneRow(string state, bool isGone)
    {
        var resource = Everything().Single(one => $"{one.Resource.Kind} {ResourceEnd.StatusOf(one.Resource)}" == state).Resource;

        var row = Assert.Single(Reactions.All, row => row.IsFor(Facts(resource)));

        Assert.Equal(isGone ? ReactionEffect.EndAssociations : ReactionEffect.Record, row.Effect);
        Assert.Equal(isGone, Reactions.EndAssociations(Facts(resource)));
        Assert.True(Reactions.EndAssociations(Facts(resource) with { Deleted = true }));
    }

    [Fact]
    public void FaultOf_NothingWrong_IsNone() => Assert.Null(Fault(Facts(Ecs)));

    [Fact]
    public void FaultOf_PublicIpAddress_IsBroken() =>
        Assert.Equal(AssociationFaultReason.PublicIpAssigned, Fault(Facts(Ecs with { PublicIpAddress = "1.2.3.4" }))?.Reason);

    [Theory]
    [InlineData("vpc-2")]
    [InlineData(null)]
    public void FaultOf_OtherVpc_IsBroken(string? vpcId) =>
        Assert.Equal(AssociationFaultReason.VpcLeft, Fault(Facts(Ecs with { VpcId = vpcId }))?.Reason);

    [Fact]
    public void FaultOf_VpcNeverRecorded_IsNone() =>
        Assert.Null(Reactions.FaultOf(Facts(Ecs) with { Association = Association with { VpcId = null } }, Now));

    [Fact]
    public void FaultOf_OtherRegion_IsBroken() =>
        Assert.Equal(AssociationFaultReason.RegionChanged, Fault(Facts(Ecs) with { RegionId = "elsewhere" })?.Reason);

    [Fact]
    public void FaultOf_PrivateAddressGoneOrAnothersToo_IsBroken()
    {
        Assert.Equal(AssociationFaultReason.PrivateIpLost, Fault(Facts(Ecs with { PrivateIpAddress = "10.0.0.2" }))?.Reason);
        Assert.Equal(AssociationFaultReason.PrivateIpLost, Fault(Facts(Ecs) with { TakenAddresses = ["10.0.0.1"] })?.Reason);
        Assert.Null(Fault(Facts(Ecs) with { TakenAddresses = ["10.0.0.7"] }));
    }

    [Theory]
    [InlineData(EipMode.MultiEip, "ecs.g7.large", true)]
    [InlineData(EipMode.MultiEip, "ecs.g5.large", false)]
    [InlineData(EipMode.MultiEip, null, false)]
    [InlineData(EipMode.MultiEip, "", false)]
    [InlineData(EipMode.Nat, "ecs.g7.large", false)]
    public void FaultOf_InstanceTypeWithoutTheMode_IsBroken(EipMode mode, string? instanceType, bool isBroken)
    {
        var fault = Reactions.FaultOf(
            Facts(Eni) with { Association = Association with { Mode = mode }, InstanceType = instanceType }, Now);

        Assert.Equal(isBroken ? AssociationFaultReason.ModeNotSupported : null, fault?.Reason);
    }

    [Fact]
    public void FaultOf_TheSameReasonAgain_StaysAsItIs()
    {
        var broken = Fault(Facts(Ecs with { PublicIpAddress = "1.2.3.4" }));
        var facts = Facts(Ecs with { PublicIpAddress = "1.2.3.5" }) with { Association = Association with { Broken = broken } };

        Assert.Same(broken, Reactions.FaultOf(facts, Now.AddDays(1)));
        Assert.Null(Reactions.FaultOf(facts with { Resource = Ecs }, Now.AddDays(1)));
    }

    [Theory]
    [InlineData("i-1", "i-1", false)]
    [InlineData("i-1", "i-2", true)]
    [InlineData("i-1", null, true)]
    [InlineData("", "i-2", true)]
    [InlineData("", null, false)]
    [InlineData(null, "i-2", false)]
    public void Follow_OtherInstance_IsAnnounced(string? before, string? after, bool follows) => Assert.Equal(
        follows,
        Reactions.Follow(Facts(Eni with { InstanceId = after }) with { Association = Association with { InstanceId = before } }));

    [Fact]
    public void Gone_EachKind_IsInAStateThatSaysSo() => Assert.All(Everything(), one =>
    {
        Assert.True(ResourceEnd.IsGone(ResourceEnd.Gone(one.Resource)));
        Assert.True(one.Resource is SlbInstance || Reactions.EndAssociations(Facts(ResourceEnd.Gone(one.Resource))));
    });

    private static AssociationFault? Fault(ResourceFacts facts) => Reactions.FaultOf(facts with { Association = Association }, Now);

    private static ResourceFacts Facts(CloudResource resource) => new() { Resource = resource, RegionId = "r" };

    private static IEnumerable<(CloudResource Resource, bool IsGone)> Everything() =>
    [
        .. Enum.GetValues<EcsStatus>().Select(status => ((CloudResource)(Ecs with { Status = status }), status == EcsStatus.Released)),
        .. Enum.GetValues<NetworkInterfaceStatus>().Select(status => (Eni with { Status = status }, status == NetworkInterfaceStatus.Deleting)),
        .. Enum.GetValues<HaVipStatus>().Select(status => (
            new HaVip { ResourceId = "h", RegionId = "r", Status = status, PrivateIpAddress = "10.0.0.1" }, status == HaVipStatus.Deleting)),
        .. Enum.GetValues<NatGatewayStatus>().Select(status => (
            new NatGateway { ResourceId = "n", RegionId = "r", Status = status }, status == NatGatewayStatus.Deleting)),
        .. Enum.GetValues<SlbStatus>().Select(status => (
            new SlbInstance { ResourceId = "s", RegionId = "r", Status = status, PrivateIpAddress = "10.0.0.1", AddressType = SlbAddressType.Intranet }, false)),
    ];
}
