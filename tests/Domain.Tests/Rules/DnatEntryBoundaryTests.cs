using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>What the rules for a DNAT entry must let pass.</summary>
public sealed class DnatEntryBoundaryTests
{
    private static readonly DnatEntrySnapshot Passing = Snapshots.PassingDnatEntry;

    [Fact]
    public void Evaluate_NoTargetNamed_Passes() =>
        Passes(Passing.Asking(e => e with { TargetResourceId = null }) with { Target = null });

    [Theory]
    [InlineData("1", "65535", IpProtocol.Udp)]
    [InlineData("10/20", "110/120", IpProtocol.Tcp)]
    [InlineData("Any", "any", IpProtocol.Any)]
    public void Evaluate_WellFormedPorts_Passes(string externalPort, string internalPort, IpProtocol protocol) =>
        Passes(Passing.Asking(e => e with { ExternalPort = externalPort, InternalPort = internalPort, Protocol = protocol }));

    [Fact]
    public void Evaluate_SamePortOfAnotherProtocol_Passes() =>
        Passes(Passing.WithEntries(Snapshots.Entry(protocol: IpProtocol.Udp)));

    [Fact]
    public void Evaluate_AdjacentRanges_Passes() =>
        Passes(Passing
            .Asking(e => e with { ExternalPort = "10/20", InternalPort = "10/20" })
            .WithEntries(Snapshots.Entry(externalPort: "21/31", internalPort: "21/31")));

    [Fact]
    public void Evaluate_TheEntryItselfIsThereAlready_Passes() => Passes(Passing.WithEntries(Passing.Entry));

    [Fact]
    public void Evaluate_HundredthEntry_Passes() =>
        Passes(Passing.WithEntries(
            [.. Enumerable.Range(0, 99).Select(i => Snapshots.Entry($"fwd-{i}", $"{1000 + i}", $"{1000 + i}"))]));

    [Fact]
    public void Evaluate_NoTargetNamed_TheOneWithTheAddressCounts()
    {
        var unnamed = Passing.Asking(e => e with { TargetResourceId = null });

        Passes(unnamed);
        var violation = Assert.Single(DnatEntryRules.All.Evaluate(unnamed.WithTarget(t => t with { Occupants = [Snapshots.Occupant()] })));
        Assert.Equal("target-without-eip", violation.RuleId);
    }

    [Fact]
    public void Evaluate_PrimaryEniNamedForItsInstance_Passes() =>
        Passes(Passing.Asking(e => e with { TargetResourceId = "eni-1" }) with { Named = new() { Resource = Snapshots.PrimaryEni } });

    [Fact]
    public void Evaluate_ImportedEntryToAnInstanceWithAnEip_Passes() =>
        Passes(Passing.Asking(e => e with { Imported = true }).WithTarget(t => t with { Occupants = [Snapshots.Occupant()] }));

    [Fact]
    public void Evaluate_SinglePortOfAnAddressThatSnatUses_Passes() => Passes(Passing.WithSnatEntries(Snapshots.SnatEntry("snat-9")));

    [Fact]
    public void Evaluate_AnyPortOfAnotherAddressThanSnatUses_Passes() =>
        Passes(Passing.ForwardingAnything().WithSnatEntries(Snapshots.SnatEntry("snat-9") with { SnatIps = ["203.0.113.77"] }));

    [Fact]
    public void Evaluate_EniWithAnEip_Passes() =>
        Passes(Passing.Asking(e => e with { InternalIp = "10.0.0.3", TargetResourceId = "eni-1" }) with
        {
            Target = new() { Resource = Snapshots.Resource(ResourceKind.NetworkInterface), Occupants = [Snapshots.Occupant()] },
        });

    private static void Passes(DnatEntrySnapshot snapshot) => Assert.Empty(DnatEntryRules.All.Evaluate(snapshot));
}
