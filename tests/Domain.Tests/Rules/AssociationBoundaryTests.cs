using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using static EipFunctions.Domain.Tests.Rules.AssociationResourceCases;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>What the association rules must let pass, and where exactly they stop.</summary>
public sealed class AssociationBoundaryTests
{
    private static readonly AssociationSnapshot Nat = Snapshots.Passing(ResourceKind.Nat);
    private static readonly AssociationSnapshot Eni = Snapshots.Passing(ResourceKind.NetworkInterface);
    private static readonly AssociationSnapshot Ecs = Snapshots.Passing(ResourceKind.EcsInstance);

    [Fact]
    public void Evaluate_TwentiethEipOfANatGateway_Passes() => Passes(Nat.WithOccupants(Snapshots.Occupants(19)));

    [Fact]
    public void Evaluate_PayByBandwidthWithTenPayByTraffic_Passes() =>
        Passes(Nat.WithOccupants(Snapshots.Occupants(10, InternetChargeType.PayByTraffic)));

    [Fact]
    public void Evaluate_TenthPayByTraffic_Passes() =>
        Passes(PayByTraffic(Nat).WithOccupants(Snapshots.Occupants(9, InternetChargeType.PayByTraffic)));

    [Fact]
    public void Evaluate_NatGatewayWithDnatEntries_Passes() => Passes(Nat.WithDnatEntries(Snapshots.Entry()));

    [Fact]
    public void Evaluate_QuotaIncreased_TheAccountsOwnLimitHolds()
    {
        var account = new AccountSettings { Quotas = new Dictionary<string, int> { [Quota.EipsPerNatGateway.QuotaId] = 25 } };
        var snapshot = Nat with { Account = account };

        Passes(snapshot.WithOccupants(Snapshots.Occupants(24)));
        Assert.Contains("the quota is 25", Only(snapshot.WithOccupants(Snapshots.Occupants(25))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_QuotaLoweredBelowUse_Refuses()
    {
        var account = new AccountSettings { Quotas = new Dictionary<string, int> { [Quota.EipsPerNatGateway.QuotaId] = 0 } };

        Assert.Equal("nat-eip-quota", Only(Nat with { Account = account }).RuleId);
    }

    [Fact]
    public void Evaluate_NatBandwidthPlanOfTheFirstDayWithout_Passes() =>
        Passes(Nat with { Account = new() { NatBandwidthPlanBoughtOn = new(2018, 1, 26) } });

    [Fact]
    public void Evaluate_OldNatBandwidthPlanButNoNatGateway_Passes() =>
        Passes(Ecs with { Account = new() { NatBandwidthPlanBoughtOn = new(2017, 1, 1) } });

    [Theory]
    [InlineData(EcsStatus.Running)]
    [InlineData(EcsStatus.Stopped)]
    public void Evaluate_EcsRunningOrStopped_Passes(EcsStatus status) =>
        Passes(Ecs.WithResource<EcsInstance>(r => r with { Status = status }));

    [Theory]
    [InlineData(HaVipStatus.Available)]
    [InlineData(HaVipStatus.InUse)]
    public void Evaluate_HaVipAvailableOrInUse_Passes(HaVipStatus status) =>
        Passes(Snapshots.Passing(ResourceKind.HaVip).WithResource<HaVip>(r => r with { Status = status }));

    [Fact]
    public void Evaluate_NatModeNamedForEcs_Passes() => Passes(Ecs.InMode(EipMode.Nat));

    [Fact]
    public void Evaluate_NoKindNamed_Passes() => Passes(Ecs.Asking(r => r with { ResourceKind = null }));

    [Theory]
    [InlineData(EipMode.Nat, "ecs.c6.large")]
    [InlineData(EipMode.MultiEip, "ecs.g5.large")]
    [InlineData(EipMode.MultiEip, null)]
    public void Evaluate_AttachedEni_PassesWhereTheModeAllows(EipMode mode, string? instanceType) =>
        Passes(Attached(Eni, instanceType).InMode(mode));

    [Fact]
    public void Evaluate_UnattachedEniInEveryMode_Passes() =>
        Assert.All(Enum.GetValues<EipMode>(), mode => Passes(Eni.InMode(mode)));

    [Fact]
    public void Evaluate_SecondAddressOfEniFree_Passes() =>
        Passes(TwoAddresses(Eni).WithOccupants(Snapshots.Occupant(privateIp: "10.0.0.3")));

    [Fact]
    public void Evaluate_OnlyAddressOfEniHasAnEipInAnotherMode_OnlyTheModeIsWrong() =>
        Assert.Equal(
            "eni-nat-or-multi-eip",
            Only(Eni.WithOccupants(Snapshots.Occupant(mode: EipMode.MultiEip, privateIp: "10.0.0.3"))).RuleId);

    [Fact]
    public void Evaluate_TenthMultiEip_Passes() =>
        Passes(Eni.InMode(EipMode.MultiEip).WithOccupants(Snapshots.Occupants(9, mode: EipMode.MultiEip)));

    [Fact]
    public void Evaluate_NatModeNotGranted_Passes() => Passes(Ecs with { Account = new() { GrantedModes = [] } });

    [Fact]
    public void Evaluate_Taken_NamesTheHolder()
    {
        var violation = Only(Ecs.WithOccupants(Snapshots.Occupant("eip-9", ip: "203.0.113.9")));

        Assert.Contains("EIP 'eip-9' (203.0.113.9) holds it", violation.Message, StringComparison.Ordinal);
        Assert.Equal("eip-9", violation.BlockingResource);
    }

    [Theory]
    [InlineData(EipState.InUse, "i-9", "associated with another resource", null)]
    [InlineData(EipState.InUse, "ngw-1", "associated with 'ngw-1'", "ngw-1")]
    [InlineData(EipState.Unassociating, "i-9", "is Unassociating: another", "eip-1")]
    [InlineData(EipState.Unassociating, "ngw-1", "is Unassociating, with 'ngw-1': another", "ngw-1")]
    public void Evaluate_EipTakenAndLimitedRamUser_NamesOnlyTheResourceThatWasAskedFor(
        EipState state, string resourceId, string message, string? blockingResource)
    {
        var snapshot = Nat.WithEip(e => e with { State = state, Association = Snapshots.Association(resourceId) });

        var violation = Only(snapshot with { Principal = Snapshots.RamUser });

        Assert.Contains(message, violation.Message, StringComparison.Ordinal);
        Assert.Equal(blockingResource, violation.BlockingResource);
        Assert.Equal(resourceId, Only(snapshot).BlockingResource);
    }

    [Fact]
    public void Evaluate_PublicIpAddressEmpty_Passes() =>
        Passes(Ecs.WithResource<EcsInstance>(r => r with { PublicIpAddress = "" }));

    [Theory]
    [InlineData("c5 c5-618 d1ne db11-se1ne ebma1 ebmc4 ebmg4 ebmg5 ebmg5ne ebmgn5i ebmgn5t ebmhfg4 ebmhfg5 ebmi2 ebmi3")]
    [InlineData("ebmr4 ebmr5 elmd1ne elmdb f1 f2 g5 g5-618 gn3 gn5d gn5i gn5t gn6p gn6v i2 r1 r5 re4 re4e sccg5 sccgn6")]
    [InlineData("scch5 se1ne sn1ne sn2ne t5 x1 G5")]
    public void Evaluate_FamilyThatMultiEipModeIsDocumentedFor_Passes(string families) =>
        Assert.All(families.Split(' '), family => Passes(Attached(Eni, $"ecs.{family}.large").InMode(EipMode.MultiEip)));

    [Theory]
    [InlineData("ecs")]
    [InlineData("g5")]
    [InlineData("rds.g5.large")]
    [InlineData("ecs.g6.large")]
    public void Evaluate_AnyOtherType_IsRefused(string instanceType) => Assert.Equal(
        "eni-multi-eip-instance-type", Only(Attached(Eni, instanceType).InMode(EipMode.MultiEip)).RuleId);

    [Theory]
    [InlineData(null, "ecs.g6.large", "ecs.g6.large")]
    [InlineData("", "ecs.g6.large", "ecs.g6.large")]
    [InlineData("ecs.g6.large", "ecs.g5.large", "ecs.g6.large")]
    [InlineData("ecs.g5.large", "ecs.g6.large", null)]
    [InlineData(null, "ecs.g5.large", null)]
    [InlineData(null, "", null)]
    public void Evaluate_EniAttachedToARegisteredInstance_ItsOwnTypeComesFirst(string? own, string instance, string? refused)
    {
        var violations = AssociationRules.All.Evaluate(Beside(own, instance, "i-1"));

        Assert.Equal(refused is null ? 0 : 1, violations.Count(one => one.RuleId == "eni-multi-eip-instance-type" && one.Message.Contains(refused!, StringComparison.Ordinal)));
        Assert.Equal(refused is null ? 0 : 1, violations.Count);
    }

    [Fact]
    public void Evaluate_EniAttachedToAnotherInstanceOrAHiddenOne_TheTypeIsNotKnown()
    {
        Passes(Beside(own: null, "ecs.g6.large", "i-2"));
        var hidden = Beside(own: null, "ecs.g6.large", "i-1");
        Passes(hidden with
        {
            Principal = Snapshots.RamUser,
            Target = hidden.Target! with { Resource = hidden.Target.Resource with { ResourceGroupId = "rg-1" } },
            Attachment = hidden.Attachment! with { Resource = hidden.Attachment.Resource with { ResourceGroupId = "rg-2" } },
        });
    }

    [Fact]
    public void Evaluate_TakenAndLimitedRamUser_DoesNotNameTheHolder()
    {
        var violation = Only(Ecs.WithOccupants(Snapshots.Occupant()) with { Principal = Snapshots.RamUser });

        Assert.Contains("another EIP holds it", violation.Message, StringComparison.Ordinal);
        Assert.Null(violation.BlockingResource);
    }

    [Theory]
    [InlineData(ResourceKind.Nat, 3, 7)]
    [InlineData(ResourceKind.Nat, 20, 25)]
    [InlineData(ResourceKind.NetworkInterface, 2, 3)]
    [InlineData(ResourceKind.HaVip, 1, 2)]
    public void Explain_LimitedRamUser_CannotCountTheEips(ResourceKind kind, int some, int more)
    {
        var limited = PayByTraffic(Snapshots.Passing(kind)) with { Principal = Snapshots.RamUser };

        foreach (var mode in (EipMode[])[EipMode.Nat, EipMode.MultiEip])
        {
            var (one, other) = (Snapshots.Occupants(some, mode: mode), Snapshots.Occupants(more, mode: mode));
            Assert.Equal(
                AssociationRules.All.Explain(limited.InMode(mode).WithOccupants(one)),
                AssociationRules.All.Explain(limited.InMode(mode).WithOccupants(other)));
        }

        Assert.Equal(
            AssociationRules.All.Explain(limited.WithDnatEntries(Snapshots.Entry())),
            AssociationRules.All.Explain(limited.WithDnatEntries(Snapshots.Entry("fwd-1"), Snapshots.Entry("fwd-2"))));
    }

    [Fact]
    public void Evaluate_DnatEntries_NamesTheFirstAndCountsTheRest()
    {
        var violation = Only(Ecs.WithDnatEntries(Snapshots.Entry("fwd-1"), Snapshots.Entry("fwd-2")));

        Assert.Contains("DNAT entry 'fwd-1' of NAT gateway 'ngw-1' and 1 more", violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ResourceKind.EcsInstance)]
    [InlineData(ResourceKind.NetworkInterface)]
    [InlineData(ResourceKind.Nat)]
    [InlineData(ResourceKind.HaVip)]
    public void Evaluate_SlbServiceAndNoSlbInstance_Passes(ResourceKind kind) =>
        Passes(Snapshots.Passing(kind) with { Principal = Snapshots.Slb });

    [Fact]
    public void Evaluate_SlbInstanceAndAnotherService_Passes() =>
        Passes(Snapshots.Passing(ResourceKind.SlbInstance) with { Principal = Snapshots.Slb with { Service = "ecs" } });

    [Fact]
    public void Evaluate_SlbServiceAndSlbInstance_SaysWhereToGo() =>
        Assert.Contains(
            "POST …/eips/eip-1/associate",
            Only(Snapshots.Passing(ResourceKind.SlbInstance) with { Principal = Snapshots.Slb }).Remedy,
            StringComparison.Ordinal);

    [Fact]
    public void Evaluate_PublicFacingSlb_FillsTheDocumentedMessage() =>
        Assert.Equal(
            "bind instance type public-facing SlbInstance is not supported.",
            Only(Snapshots.Passing(ResourceKind.SlbInstance)
                .WithResource<SlbInstance>(r => r with { AddressType = SlbAddressType.Internet })).CodeMessage);

    private static Violation Only(AssociationSnapshot snapshot) => Assert.Single(AssociationRules.All.Evaluate(snapshot));

    private static void Passes(AssociationSnapshot snapshot) => Assert.Empty(AssociationRules.All.Evaluate(snapshot));

    private static AssociationSnapshot Beside(string? own, string instanceType, string instanceId) => Attached(Eni, own).InMode(EipMode.MultiEip) with
    {
        Attachment = new()
        {
            Resource = ((EcsInstance)Snapshots.Resource(ResourceKind.EcsInstance)) with { ResourceId = instanceId, InstanceType = instanceType },
        },
    };
}
