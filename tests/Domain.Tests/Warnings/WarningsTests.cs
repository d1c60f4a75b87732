using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Tests.Rules;
using EipFunctions.Domain.Waf;
using EipFunctions.Domain.Warnings;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.Warnings;

[Properties(Arbitrary = [typeof(RandomSnapshots)])]
public sealed class WarningsTests
{
    private static readonly EipPricing Prices = new() { Currency = "EUR", ConfigurationFeePerHour = 0.1m, FirstTierPerMbitHour = 0.01m };

    private static readonly WafOrigin Origin = new()
    {
        WafInstanceId = "waf-1",
        Domains = ["a.example.com", "b.example.com"],
        RecordedAt = Snapshots.Eip.AllocatedAt,
    };

    [Fact]
    public void Disassociation_OfAnEcsInstance_WarnsOfFlowsAndCost()
    {
        var warnings = Warn(Snapshots.PassingDisassociation(ResourceKind.EcsInstance));

        Assert.Equal(["established-flows-cut", "idle-cost"], warnings.Select(warning => warning.Id));
        Assert.Contains("'i-1'", warnings[0].Message, StringComparison.Ordinal);
        Assert.Contains("109.50 EUR", warnings[1].Message, StringComparison.Ordinal);
        Assert.All(warnings, warning => Assert.NotEmpty(warning.Remedy));
    }

    [Fact]
    public void Disassociation_OfWafOrigins_NamesEachWafAndItsDomains()
    {
        var snapshot = Snapshots.PassingDisassociation(ResourceKind.EcsInstance);
        var many = Origin with { WafInstanceId = "waf-2", Domains = [.. Enumerable.Range(10, 12).Select(i => $"{i}.example.com")] };

        var warnings = Warn(snapshot with { Eip = snapshot.Eip! with { WafOrigins = [Origin, many] } });

        Assert.Equal(["waf-origin", "waf-origin", "established-flows-cut", "idle-cost"], warnings.Select(warning => warning.Id));
        Assert.Contains("'waf-1' for a.example.com, b.example.com:", warnings[0].Message, StringComparison.Ordinal);
        Assert.Contains("14.example.com and 7 more", warnings[1].Message, StringComparison.Ordinal);
        Assert.Equal("section_qln_3p7_4ta", warnings[0].Source);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Disassociation_OfANatGatewayWithEntries_WarnsWhenForced(bool force, bool warned)
    {
        var snapshot = Snapshots.PassingDisassociation(ResourceKind.Nat);
        var other = Snapshots.Entry("fwd-other") with { ExternalIp = "203.0.113.77" };

        var warnings = Warn(snapshot with
        {
            Request = snapshot.Request with { Force = force },
            Target = snapshot.Target! with { DnatEntries = [Snapshots.Entry("fwd-1"), other] },
        });

        var warning = warnings.SingleOrDefault(one => one.Id == "dnat-entries-lose-effect");
        Assert.Equal(warned, warning is not null);
        if (warning is not null)
        {
            Assert.Contains("fwd-1.", warning.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("fwd-other", warning.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Disassociation_OfANatGatewayWithSnatEntries_WarnsWhenForced(bool force, bool warned)
    {
        var snapshot = Snapshots.PassingDisassociation(ResourceKind.Nat);
        var other = Snapshots.SnatEntry("snat-other") with { SnatIps = ["203.0.113.77"] };
        var shared = Snapshots.SnatEntry("snat-1") with { SnatIps = ["203.0.113.77", Snapshots.Eip.IpAddress] };

        var warnings = Warn(snapshot with
        {
            Request = snapshot.Request with { Force = force },
            Target = snapshot.Target! with { SnatEntries = [shared, other] },
        });

        var warning = warnings.SingleOrDefault(one => one.Id == "snat-entries-lose-effect");
        Assert.Equal(warned, warning is not null);
        if (warning is not null)
        {
            Assert.Contains("snat-1.", warning.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("snat-other", warning.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Disassociation_AllThatCanBeWarnedOf_StaysSmallEnoughForAStatus()
    {
        var longest = string.Join('.', Enumerable.Repeat(new string('a', 62), 4));
        var origins = Enumerable.Range(0, 20).Select(i => Origin with
        {
            WafInstanceId = new string('w', 128),
            Domains = [.. Enumerable.Range(0, 50).Select(_ => longest)],
        });
        var snapshot = Snapshots.PassingDisassociation(ResourceKind.Nat);

        var warnings = Warn(snapshot with
        {
            Request = snapshot.Request with { Force = true },
            Eip = snapshot.Eip! with { WafOrigins = [.. origins] },
            Target = snapshot.Target! with { DnatEntries = [.. Enumerable.Range(0, 1000).Select(i => Snapshots.Entry($"fwd-{i:D124}"))] },
        });

        Assert.InRange(warnings.Sum(warning => warning.Message.Length + warning.Remedy.Length), 1, 36_000);
        Assert.Contains(warnings, warning => warning.Message.EndsWith("and 990 more.", StringComparison.Ordinal));
    }

    [Fact]
    public void Disassociation_ForcedWithoutEntriesOfTheEip_DoesNotWarnOfEntries()
    {
        var snapshot = Snapshots.PassingDisassociation(ResourceKind.Nat);

        Assert.DoesNotContain(
            Warn(snapshot with { Request = snapshot.Request with { Force = true } }), one => one.Id == "dnat-entries-lose-effect");
    }

    [Fact]
    public void Disassociation_OfWhatThePrincipalMayNotSee_WarnsOfNothing()
    {
        var snapshot = Snapshots.PassingDisassociation(ResourceKind.EcsInstance) with { Principal = Snapshots.RamUser };
        var hidden = Snapshots.Resource(ResourceKind.EcsInstance) with { ResourceGroupId = "rg-2" };

        Assert.NotEmpty(Warn(snapshot));
        Assert.Empty(Warn(snapshot with { Target = snapshot.Target! with { Resource = hidden } }));
        Assert.Empty(Warn(snapshot with { Eip = snapshot.Eip! with { ResourceGroupId = "rg-2" } }));
        Assert.Empty(Warn(snapshot with { Eip = null }));
    }

    [Property]
    public void Disassociation_Anything_NeverNamesWhatIsHidden(DisassociationSnapshot snapshot)
    {
        if (snapshot.Association is null)
        {
            Assert.Empty(Warn(snapshot));
        }
        else
        {
            Assert.Contains(Warn(snapshot), warning => warning.Id == "established-flows-cut");
        }
    }

    [Fact]
    public void Release_OfWafOrigins_SaysThatOthersGetTheTraffic()
    {
        var warnings = ReleaseWarnings.Of(
            Snapshots.PassingRelease with { Eip = Snapshots.Eip with { WafOrigins = [Origin] } });

        var warning = Assert.Single(warnings);
        Assert.Equal("waf-origin", warning.Id);
        Assert.Contains("others can get it", warning.Message, StringComparison.Ordinal);
        Assert.Empty(ReleaseWarnings.Of(Snapshots.PassingRelease));
        Assert.Empty(ReleaseWarnings.Of(new() { EipId = "eip-1", Principal = Snapshots.Owner, Eip = null }));
    }

    [Fact]
    public void Release_OfAnAddressThatEntriesName_NamesThem()
    {
        var gateway = new RegisteredResource
        {
            Resource = Snapshots.Resource(ResourceKind.Nat) with { ResourceGroupId = "rg-1" },
            DnatEntries = [Snapshots.Entry("fwd-1"), Snapshots.Entry("fwd-other") with { ExternalIp = "203.0.113.77" }],
            SnatEntries = [Snapshots.SnatEntry("snat-1"), Snapshots.SnatEntry("snat-other") with { SnatIps = ["203.0.113.77"] }],
        };
        var snapshot = Snapshots.PassingRelease with { Principal = Snapshots.RamUser, LastNatGateway = gateway };

        var warnings = ReleaseWarnings.Of(snapshot);

        Assert.Equal(["dnat-entries-name-address", "snat-entries-name-address"], warnings.Select(warning => warning.Id));
        Assert.Contains("'ngw-1' still name 203.0.113.5", warnings[0].Message, StringComparison.Ordinal);
        Assert.EndsWith(": fwd-1.", warnings[0].Message, StringComparison.Ordinal);
        Assert.EndsWith(": snat-1.", warnings[1].Message, StringComparison.Ordinal);
        var hidden = gateway with { Resource = gateway.Resource with { ResourceGroupId = "rg-2" } };
        Assert.Empty(ReleaseWarnings.Of(snapshot with { LastNatGateway = hidden }));
    }

    private static IReadOnlyList<Warning> Warn(DisassociationSnapshot snapshot) => DisassociationWarnings.Of(snapshot, Prices);
}
