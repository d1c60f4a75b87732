using EipFunctions.Domain.InstanceTypes;

namespace EipFunctions.Domain.Tests.InstanceTypes;

public sealed class InstanceTypeCatalogTests
{
    [Theory]
    [InlineData("ecs.c6.large", 2, 6, false)]
    [InlineData("ECS.G6.26xlarge", 15, 20, false)]
    [InlineData("ecs.g5.16xlarge", 8, 20, true)]
    [InlineData("ecs.r7.2xlarge", 4, 15, false)]
    [InlineData("ecs.g8i.4xlarge", 8, 30, false)]
    [InlineData("ecs.sn1ne.xlarge", 3, 10, true)]
    [InlineData("ecs.se1ne.14xlarge", 8, 20, true)]
    [InlineData("ecs.t5-c1m2.large", 2, 2, true)]
    [InlineData("ecs.t6-c1m4.xlarge", 2, 6, false)]
    public void Find_KnownType_ItsDocumentedLimits(string type, int enis, int addresses, bool multiEip)
    {
        var limits = InstanceTypeCatalog.Find(type)!;

        Assert.Equal((enis, addresses, multiEip), (limits.NetworkInterfaces, limits.PrivateIpAddresses, limits.SupportsMultiEip));
    }

    [Theory]
    [InlineData("")]
    [InlineData("g6.large")]
    [InlineData("ecs.g6")]
    [InlineData("ecs.g6.14xlarge")]
    [InlineData("ecs.g99.large")]
    public void Find_UnknownType_IsNull(string type) => Assert.Null(InstanceTypeCatalog.Find(type));

    [Fact]
    public void All_EveryType_HasRoomForASecondaryEni() =>
        Assert.All(InstanceTypeCatalog.All, limits => Assert.True(limits is { NetworkInterfaces: >= 2, PrivateIpAddresses: >= 2 }, limits.InstanceType));
}
