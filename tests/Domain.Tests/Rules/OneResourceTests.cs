using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>
/// One EIP, one resource (section_ote_h91_ws7), of the same region (section_uu3_mql_s9i), of any zone
/// (section_m0l_vvo_hts): three questions that do not touch each other.
/// </summary>
public sealed class OneResourceTests
{
    private static readonly string[] Regions = ["cn-hangzhou", "cn-beijing"];

    public static TheoryData<ResourceKind, bool, string, string, string> Cases =>
    [
        .. from kind in Enum.GetValues<ResourceKind>()
           from taken in (bool[])[false, true]
           from eipRegion in Regions
           from resourceRegion in Regions
           from zone in (string[])["", "cn-hangzhou-a", "cn-beijing-b"]
           select new TheoryDataRow<ResourceKind, bool, string, string, string>(kind, taken, eipRegion, resourceRegion, zone),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Associate_CountRegionAndZoneVaried_EachRuleSeesItsOwn(
        ResourceKind kind, bool taken, string eipRegion, string resourceRegion, string zone)
    {
        var snapshot = Snapshots.Passing(kind)
            .WithEip(e => e with { RegionId = eipRegion })
            .WithResource<CloudResource>(r => r with { RegionId = resourceRegion, ZoneId = zone });
        if (taken)
        {
            snapshot = snapshot.WithEip(e => e with { State = EipState.InUse, Association = Snapshots.Association("i-9") });
        }

        var failed = AssociationRules.All.Evaluate(snapshot).Select(violation => violation.RuleId);

        Assert.Equal(Expected(taken, eipRegion != resourceRegion), failed);
    }

    [Property]
    public void Associate_AnyZone_CountAndRegionDecideTheirOwnRulesOnly(bool taken, bool sameRegion, string? zone)
    {
        foreach (var passing in OutcomeSnapshots.PassingAssociations)
        {
            var snapshot = passing.WithResource<CloudResource>(
                r => r with { ZoneId = zone ?? "", RegionId = sameRegion ? r.RegionId : $"{r.RegionId}-2" });
            if (taken)
            {
                snapshot = snapshot.WithEip(e => e with { State = EipState.InUse, Association = Snapshots.Association("i-9") });
            }

            Assert.Equal(Expected(taken, !sameRegion), AssociationRules.All.Evaluate(snapshot).Select(violation => violation.RuleId));
        }
    }

    private static IEnumerable<string> Expected(bool taken, bool otherRegion)
    {
        if (taken)
        {
            yield return "eip-available";
        }

        if (otherRegion)
        {
            yield return "same-region";
        }
    }
}
