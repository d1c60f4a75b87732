using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Tests.Rules;
using static EipFunctions.Domain.Tests.Plans.PlanSnapshots;

namespace EipFunctions.Domain.Tests.Plans;

public sealed class EipPlannerTests
{
    [Fact]
    public void Plan_EnoughPlaces_EachWayNamesItsOwn()
    {
        var snapshot = Of("ecs.g5.xlarge", Eni(1, 3), Eni(2, 2));

        Assert.Equal(["i-1:NAT:", "eni-1:NAT:10.0.1.1", "eni-2:NAT:10.0.2.1"], Places(snapshot, PlanWay.SecondaryEnis, 3));
        Assert.Equal(
            ["i-1:NAT:", "eni-1:NAT:10.0.1.1", "eni-1:NAT:10.0.1.2", "eni-1:NAT:10.0.1.3", "eni-2:NAT:10.0.2.1", "eni-2:NAT:10.0.2.2"],
            Places(snapshot, PlanWay.SecondaryPrivateIps, 6));
        Assert.Equal(
            ["i-1:NAT:", "eni-1:MULTI:10.0.1.1", "eni-1:MULTI:10.0.1.1", "eni-1:MULTI:10.0.1.1"],
            Places(snapshot, PlanWay.MultiEip, 4));
    }

    [Fact]
    public void Plan_InstanceHasAnEip_OnlyEnisAreUsed() =>
        Assert.Equal(["eni-1:NAT:10.0.1.1"], Places(Of("ecs.g5.xlarge", Eni(1)).Taken(), PlanWay.SecondaryEnis, 1));

    [Theory]
    [InlineData("ecs-no-public-ip")]
    [InlineData("ecs-no-dnat-entries")]
    [InlineData("ecs-one-eip")]
    [InlineData("ecs-state")]
    public void Plan_InstanceItselfCannot_SaysWhichRule(string rule)
    {
        var snapshot = rule switch
        {
            "ecs-no-public-ip" => Of(Ecs() with { PublicIpAddress = "198.51.100.1" }),
            "ecs-state" => Of(Ecs() with { Status = EcsStatus.Starting }),
            "ecs-one-eip" => Of(Ecs()).Taken(),
            _ => Of(Ecs()) with { Instance = new() { Resource = Ecs(), DnatEntries = [Snapshots.Entry()] } },
        };

        var plan = EipPlanner.Plan(snapshot, PlanWay.SecondaryEnis, 1);

        Assert.False(plan.Feasible);
        Assert.Equal(["plan-places", rule], plan.Reasons.Select(reason => reason.RuleId));
        Assert.Equal(new(PlanAction.AttachNetworkInterfaces, "i-1", 1, plan.Prerequisites[0].Text), Assert.Single(plan.Prerequisites));
    }

    [Fact]
    public void Plan_EniWithEips_GivesWhatIsLeft()
    {
        var snapshot = Of("ecs.g5.xlarge", Eni(1, 3, Occupant(1, 2)), Eni(2, 1, Occupant(2, 1, EipMode.MultiEip))).Taken();

        Assert.Empty(Places(snapshot, PlanWay.SecondaryEnis, 1));
        Assert.Equal(["eni-1:NAT:10.0.1.1", "eni-1:NAT:10.0.1.3"], Places(snapshot, PlanWay.SecondaryPrivateIps, 3));
        Assert.Equal(9, Places(snapshot, PlanWay.MultiEip, 50).Count);
        Assert.Contains(
            "eni-nat-or-multi-eip", EipPlanner.Plan(snapshot, PlanWay.SecondaryPrivateIps, 3).Reasons.Select(reason => reason.RuleId));
    }

    [Theory]
    [InlineData(2, "AssignPrivateIpAddresses eni-1 1")]
    [InlineData(10, "AssignPrivateIpAddresses eni-1 9")]
    [InlineData(11, "AssignPrivateIpAddresses eni-1 9, AttachNetworkInterfaces i-1 1")]
    [InlineData(20, "AssignPrivateIpAddresses eni-1 9, AttachNetworkInterfaces i-1 1")]
    [InlineData(21, "")]
    public void Plan_AddressesShort_SaysWhatToAssignWithinTheLimits(int count, string expected) =>
        AssertPrerequisites(Of("ecs.g5.xlarge", Eni(1)).Taken(), PlanWay.SecondaryPrivateIps, count, expected);

    [Theory]
    [InlineData(PlanWay.SecondaryEnis, 3, "AttachNetworkInterfaces i-1 2")]
    [InlineData(PlanWay.SecondaryEnis, 4, "")]
    [InlineData(PlanWay.MultiEip, 30, "AttachNetworkInterfaces i-1 2")]
    [InlineData(PlanWay.MultiEip, 31, "")]
    public void Plan_EnisShort_SaysHowManyToAttachWithinTheLimits(PlanWay way, int count, string expected) =>
        AssertPrerequisites(Of("ecs.g5.2xlarge", Eni(1)).Taken(), way, count, expected);

    [Fact]
    public void Plan_EniOnItsWay_DoesNotGrow()
    {
        var snapshot = Of("ecs.g5.large", Eni(1).With(eni => eni with { Status = NetworkInterfaceStatus.Attaching })).Taken();

        var plan = EipPlanner.Plan(snapshot, PlanWay.SecondaryPrivateIps, 2);

        Assert.Equal(["plan-places", "eni-state", "plan-instance-type-limit"], plan.Reasons.Select(reason => reason.RuleId).Where(id => id != "ecs-one-eip"));
        Assert.Empty(plan.Prerequisites);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ecs.unheard-of.large")]
    public void Plan_TypeNotKnown_SaysWhatToRegisterAndGuessesNothing(string type)
    {
        var snapshot = Of(type, Eni(1, 2));

        Assert.Equal(3, Places(snapshot, PlanWay.SecondaryPrivateIps, 3).Count);
        foreach (var way in Enum.GetValues<PlanWay>())
        {
            var plan = EipPlanner.Plan(snapshot, way, 5);
            Assert.False(plan.Feasible);
            Assert.Empty(plan.Prerequisites);
            var reason = Assert.Single(plan.Reasons, reason => reason.RuleId == "plan-instance-type-known");
            Assert.Contains(type.Length == 0 ? "without its type" : type, reason.Message, StringComparison.Ordinal);
            Assert.Contains("egister", reason.Remedy, StringComparison.Ordinal);
        }

        Assert.Equal(["i-1:NAT:"], Places(snapshot, PlanWay.MultiEip, 5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Plan_FamilyWithoutMultiEip_NoEniWouldHelp(int enis)
    {
        var plan = EipPlanner.Plan(Of("ecs.g6.xlarge", [.. Enumerable.Range(1, enis).Select(n => Eni(n))]), PlanWay.MultiEip, 5);

        Assert.Contains("eni-multi-eip-instance-type", plan.Reasons.Select(reason => reason.RuleId));
        Assert.Empty(plan.Prerequisites);
    }

    [Fact]
    public void Plan_ModeNotGranted_SaysSo()
    {
        var snapshot = Of("ecs.g5.xlarge", Eni(1)) with { Account = new() { GrantedModes = [EipMode.Nat] } };

        var plan = EipPlanner.Plan(snapshot, PlanWay.MultiEip, 2);

        Assert.Contains("mode-granted", plan.Reasons.Select(reason => reason.RuleId));
        Assert.Empty(plan.Prerequisites);
    }

    [Fact]
    public void Plan_QuotaRaised_MoreFitOnAnEni()
    {
        var quotas = new Dictionary<string, int> { [Quota.MultiEipsPerNetworkInterface.QuotaId] = 12 };

        Assert.Equal(13, Places(Of("ecs.g5.xlarge", Eni(1)) with { Account = new() { Quotas = quotas } }, PlanWay.MultiEip, 50).Count);
    }

    [Fact]
    public void Plan_EniOfAnotherGroup_IsNotThere()
    {
        var snapshot = Of("ecs.g5.xlarge", Eni(1), Eni(2).With(eni => eni with { ResourceGroupId = "rg-2" })) with { Principal = Snapshots.RamUser };

        var plan = EipPlanner.Plan(snapshot, PlanWay.SecondaryEnis, 3);

        Assert.Equal(["i-1", "eni-1"], plan.Assignments.Select(place => place.ResourceId));
        Assert.DoesNotContain("eni-2", System.Text.Json.JsonSerializer.Serialize(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_PrimaryEniAndForeignEni_AreLeftOut()
    {
        var snapshot = Of(
            "ecs.g5.xlarge",
            Eni(1).With(eni => eni with { Type = NetworkInterfaceType.Primary }),
            Eni(2).With(eni => eni with { InstanceId = "i-2" })).Taken();

        Assert.Empty(Places(snapshot, PlanWay.SecondaryEnis, 1));
    }

    [Fact]
    public void Plan_AllWays_AreRankedByWhatIsFeasibleThenByWhatTheyTake()
    {
        // Two ENIs with room: few interfaces before many.
        Assert.Equal(
            [PlanWay.SecondaryPrivateIps, PlanWay.MultiEip, PlanWay.SecondaryEnis],
            Ranked(Of("ecs.g5.xlarge", Eni(1, 5), Eni(2, 5)), 3));

        // Nothing is feasible, and g6 never will be in multi-EIP mode: addresses take no interface more, an ENI takes one.
        Assert.Equal(
            [PlanWay.SecondaryPrivateIps, PlanWay.SecondaryEnis, PlanWay.MultiEip],
            Ranked(Of("ecs.g6.xlarge", Eni(1)), 3));

        // Nine addresses are assigned at once, two ENIs one after the other.
        Assert.Equal(
            [PlanWay.MultiEip, PlanWay.SecondaryPrivateIps, PlanWay.SecondaryEnis],
            Ranked(Of("ecs.g5.2xlarge", Eni(1)), 4));
    }

    [Fact]
    public void Plan_TradeOffs_FollowTheMode()
    {
        var plans = EipPlanner.Plan(Of("ecs.g5.xlarge", Eni(1, 5), Eni(2, 5)).Taken(), 2).Plans.ToDictionary(plan => plan.Way, plan => plan.TradeOffs);

        Assert.Equal((false, true, true, 2), Costs(plans[PlanWay.SecondaryEnis]));
        Assert.Equal((false, true, true, 1), Costs(plans[PlanWay.SecondaryPrivateIps]));
        Assert.Equal((true, true, false, 1), Costs(plans[PlanWay.MultiEip]));
        Assert.All(plans.Values, costs => Assert.NotEmpty(costs.Notes));
    }

    [Fact]
    public void Obstacles_NoSuchInstanceOrOtherKind_AreNamed()
    {
        var snapshot = Of("ecs.g5.xlarge");

        Assert.Empty(EipPlanner.Obstacles(snapshot));
        Assert.Equal("resource-exists", Assert.Single(EipPlanner.Obstacles(snapshot with { Instance = null })).RuleId);
        var other = Assert.Single(EipPlanner.Obstacles(snapshot with { Instance = Eni(1) }));
        Assert.Equal(("kind-matches", "resourceId", "Name an ECS instance."), (other.RuleId, other.Field, other.Remedy));
    }

    [Theory]
    [InlineData("ecs.g5.xlarge", 2, "has a place for 1 more EIP in", "; 2 are asked for.", true)]
    [InlineData("", 2, "has a place for 1 more EIP in", "; 2 are asked for.", false)]
    [InlineData("ecs.g5.xlarge", 50, "has a place for 1 more EIP in", "; 50 are asked for.", false)]
    public void Plan_TooFewPlaces_SaysWhatHelps(string type, int count, string places, string asked, bool isHelped)
    {
        var plan = EipPlanner.Plan(Of(type), PlanWay.SecondaryEnis, count);

        Assert.Contains(places, plan.Reasons[0].Message, StringComparison.Ordinal);
        Assert.EndsWith(asked, plan.Reasons[0].Message, StringComparison.Ordinal);
        Assert.Equal(
            (isHelped, isHelped),
            (plan.Prerequisites.Count > 0, plan.Reasons[0].Remedy.Contains("prerequisites", StringComparison.Ordinal)));
    }

    [Fact]
    public void Plan_OneIsAskedFor_SaysOne()
    {
        var plan = EipPlanner.Plan(Of("ecs.g5.xlarge").Taken(), PlanWay.SecondaryEnis, 1);

        Assert.EndsWith("has places for 0 more EIPs in the way secondary-enis; 1 is asked for.", plan.Reasons[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("Attach 1 more secondary ENI to", plan.Prerequisites[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Assign_EipsThatCannot_NamesEachByItsPlace()
    {
        var eips = new (string, Eip?)[]
        {
            ("eip-1", Snapshots.Eip),
            ("eip-none", null),
            ("eip-2", Snapshots.Eip with { EipId = "eip-2", LockReason = EipLockReason.Security }),
        };

        var assigned = EipPlanner.Assign(Of("ecs.g5.xlarge", Eni(1, 3)), PlanWay.SecondaryPrivateIps, eips);

        Assert.Empty(assigned.Associations);
        Assert.Equal(
            ["eip-exists eipIds[1]", "eip-not-security-locked eipIds[2]"],
            assigned.Violations.Select(violation => $"{violation.RuleId} {violation.Field}"));
    }

    [Fact]
    public void Assign_Infeasible_GivesTheReasons()
    {
        var assigned = EipPlanner.Assign(Of("ecs.g5.xlarge").Taken(), PlanWay.SecondaryEnis, [("eip-1", Snapshots.Eip)]);

        Assert.Equal("plan-places", assigned.Violations[0].RuleId);
    }

    [Fact]
    public void Assign_InfeasibleWithEipsThatCannot_NamesThemAsWell()
    {
        var eips = new (string, Eip?)[] { ("eip-1", Snapshots.Eip), ("eip-none", null) };

        var full = EipPlanner.Assign(Of("ecs.g5.xlarge").Taken(), PlanWay.SecondaryEnis, eips);
        var other = EipPlanner.Assign(Of("ecs.g5.xlarge") with { Instance = Eni(1) }, PlanWay.SecondaryEnis, eips);

        Assert.Equal("plan-places", full.Violations[0].RuleId);
        Assert.Equal("kind-matches", other.Violations[0].RuleId);
        Assert.All([full, other], one => Assert.Equal(
            ["eip-exists eipIds[1]"],
            one.Violations.Where(violation => violation.Field!.StartsWith("eipIds", StringComparison.Ordinal)).Select(violation => $"{violation.RuleId} {violation.Field}")));
    }

    private static IReadOnlyList<string> Places(PlanSnapshot snapshot, PlanWay way, int count) =>
        [.. EipPlanner.Plan(snapshot, way, count).Assignments.Select(place =>
            $"{place.ResourceId}:{(place.Mode == EipMode.Nat ? "NAT" : "MULTI")}:{place.PrivateIpAddress}")];

    private static IEnumerable<PlanWay> Ranked(PlanSnapshot snapshot, int count)
    {
        var plans = EipPlanner.Plan(snapshot, count).Plans;
        Assert.Equal(Enumerable.Range(1, plans.Count), plans.Select(plan => plan.Rank));
        return plans.Select(plan => plan.Way);
    }

    private static (bool Visible, bool Private, bool Alg, int Interfaces) Costs(PlanTradeOffs costs) =>
        (costs.VisibleInOperatingSystem, costs.PrivateNetworkKept, costs.NatAlgNeeded, costs.NetworkInterfaces);

    private static void AssertPrerequisites(PlanSnapshot snapshot, PlanWay way, int count, string expected)
    {
        var plan = EipPlanner.Plan(snapshot, way, count);
        Assert.False(plan.Feasible);
        Assert.Equal(expected, string.Join(", ", plan.Prerequisites.Select(one => $"{one.Action} {one.ResourceId} {one.Count}")));
        Assert.Equal(expected.Length == 0, plan.Reasons.Any(reason => reason.RuleId == "plan-instance-type-limit"));
    }
}
