using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>What the rules for an SNAT entry must let pass.</summary>
public sealed class SnatEntryBoundaryTests
{
    private static readonly SnatEntrySnapshot Passing = Snapshots.PassingSnatEntry;

    [Theory]
    [InlineData("10.1.1.0/24")]
    [InlineData("10.1.1.7/32")]
    [InlineData("0.0.0.0/0")]
    public void Evaluate_Range_Passes(string cidr) =>
        Passes(Passing.Asking(e => e with { SourceVSwitchId = null, SourceCidr = cidr }));

    [Fact]
    public void Evaluate_RangeWithinAnother_Passes() =>
        Passes(Passing
            .Asking(e => e with { SourceVSwitchId = null, SourceCidr = "10.1.1.7/32" })
            .WithEntries(Snapshots.SnatEntry("snat-9", null, "10.1.1.0/24")));

    [Fact]
    public void Evaluate_AddressOfWhichPortsAreForwarded_Passes() => Passes(Passing.WithDnatEntries(Snapshots.Entry()));

    [Fact]
    public void Evaluate_AddressThatAnotherEntryUses_Passes() => Passes(Passing.WithEntries(Snapshots.SnatEntry("snat-9", "vsw-2")));

    [Fact]
    public void Evaluate_TheEntryItselfIsThereAlready_Passes() => Passes(Passing.WithEntries(Passing.Entry));

    [Fact]
    public void Evaluate_FortiethEntry_Passes() =>
        Passes(Passing.WithEntries([.. Enumerable.Range(0, 39).Select(i => Snapshots.SnatEntry($"snat-{i}", $"vsw-9{i}"))]));

    private static void Passes(SnatEntrySnapshot snapshot) => Assert.Empty(SnatEntryRules.All.Evaluate(snapshot));
}
