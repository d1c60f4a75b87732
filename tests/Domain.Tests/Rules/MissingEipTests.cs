using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>An EIP that another region has (FAQ section_uu3_mql_s9i).</summary>
public sealed class MissingEipTests
{
    private const string Sentence = "There is no EIP 'eip-1' in this region; it is in region 'cn-beijing'.";

    private static readonly Eip Elsewhere = Snapshots.Eip with { RegionId = "cn-beijing" };

    private static readonly Eip Hidden = Elsewhere with { ResourceGroupId = "rg-2" };

    [Fact]
    public void Evaluate_EipOfAnotherRegion_NamesTheRegion()
    {
        foreach (var violation in new[]
        {
            Assert.Single(DisassociationRules.All.Evaluate(Disassociation with { Elsewhere = Elsewhere })),
            Assert.Single(ModeChangeRules.All.Evaluate(ModeChange with { Elsewhere = Elsewhere })),
            Assert.Single(ReleaseRules.All.Evaluate(Release with { Elsewhere = Elsewhere })),
        })
        {
            Assert.Equal(("eip-exists", Sentence), (violation.RuleId, violation.Message));
            Assert.Contains("'cn-beijing'", violation.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Evaluate_EipOfAnotherRegionThatIsHidden_IsAsIfItWereNowhere()
    {
        Assert.Equal(
            DisassociationRules.All.Evaluate(Disassociation), DisassociationRules.All.Evaluate(Disassociation with { Elsewhere = Hidden }));
        Assert.Equal(ModeChangeRules.All.Evaluate(ModeChange), ModeChangeRules.All.Evaluate(ModeChange with { Elsewhere = Hidden }));
        Assert.Equal(ReleaseRules.All.Evaluate(Release), ReleaseRules.All.Evaluate(Release with { Elsewhere = Hidden }));
    }

    private static DisassociationSnapshot Disassociation => Snapshots.PassingDisassociation(ResourceKind.EcsInstance) with
    {
        Principal = Snapshots.RamUser, Eip = null,
    };

    private static ModeChangeSnapshot ModeChange => Snapshots.PassingModeChange(ResourceKind.NetworkInterface, EipMode.CutThrough) with
    {
        Principal = Snapshots.RamUser, Eip = null,
    };

    private static ReleaseSnapshot Release => Snapshots.PassingRelease with { Principal = Snapshots.RamUser, Eip = null };
}
