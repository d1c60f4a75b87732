using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Snat;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Snat;

public sealed class SnatEffectTests
{
    private static readonly SnatEntry Entry = Snapshots.SnatEntry("snat-1") with { SnatIps = ["203.0.113.5", "203.0.113.6"] };

    [Theory]
    [InlineData("203.0.113.5,203.0.113.6", true, "")]
    [InlineData("203.0.113.6,203.0.113.9", true, "203.0.113.5")]
    [InlineData("203.0.113.9", false, "203.0.113.5,203.0.113.6")]
    public void Of_EipsOfTheGateway_TakesEffectWhileOneIsLeft(string onGateway, bool isEffective, string missing)
    {
        var gateway = new RegisteredResource
        {
            Resource = Snapshots.Resource(ResourceKind.Nat),
            Occupants = [.. onGateway.Split(',').Select((ip, i) => Snapshots.Occupant($"eip-{i}", $"{i}", ip))],
        };

        var effect = SnatEffect.Of(gateway, Entry);

        Assert.Equal((isEffective, missing), (effect.IsEffective, string.Join(',', effect.MissingIps)));
    }
}
