using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using static EipFunctions.Domain.Tests.Rules.Snapshots;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class SwapRulesTests
{
    public static TheoryData<int, string> Cases => [.. SwapCases.All.Select((c, i) => new TheoryDataRow<int, string>(i, c.RuleId))];

    public static TheoryData<ResourceKind, ResourceKind> Pairs =>
        [.. from one in Enum.GetValues<ResourceKind>()
            from other in Enum.GetValues<ResourceKind>()
            where one != other
            select new TheoryDataRow<ResourceKind, ResourceKind>(one, other)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Evaluate_EachInThePlaceOfTheOther_Passes(ResourceKind one, ResourceKind other)
    {
        var swap = PassingSwap(one, other);

        Assert.Empty(SwapRules.All.Evaluate(swap));
        Assert.Empty(SwapRules.All.Evaluate(swap.Asking(r => r with { ExpectedCurrent = null, OtherExpectedCurrent = null })));
        Assert.Equal(["established-flows-cut", "established-flows-cut"], MoveWarnings.Of(swap).Select(warning => warning.Id));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_OneRuleBroken_ThatRuleComesBack(int index, string ruleId)
    {
        var rule = SwapCases.All[index];

        var violation = Assert.Single(
            SwapRules.All.Evaluate(rule.Break(rule.Passing)), violation => violation.RuleId == ruleId);

        ViolationAssert.IsComplete(violation);
    }

    [Fact]
    public void All_EveryRuleOfItsOwn_HasACase() =>
        Assert.Empty(SwapRules.Own.Select(rule => rule.Id).Except(SwapCases.All.Select(c => c.RuleId)));

    [Fact]
    public void All_EveryRuleOfTheExchange_IsThereForBoth()
    {
        var ids = SwapRules.All.Rules.Select(rule => rule.Id).ToList();
        var exchange = MoveRules.All.Rules.Select(rule => rule.Id).SkipWhile(id => id != "current-ecs-state").ToList();

        Assert.Empty(exchange.Except(ids));
        Assert.Empty(exchange.Select(id => $"other-{id}").Except(ids));
    }

    [Fact]
    public void Evaluate_PlaceThatIsTakenIsWrong_IsAboutWhoeverTakesItAndWhoeverLeavesIt()
    {
        var swap = PassingSwap(ResourceKind.EcsInstance, ResourceKind.HaVip);
        var starting = swap.One.Resource! with { Resource = (EcsInstance)swap.One.Resource.Resource with { Status = EcsStatus.Starting } };

        var violations = SwapRules.All.Evaluate(swap with { One = swap.One with { Resource = starting } });

        Assert.Equal(
            [("current-ecs-state", "expectedCurrent"), ("other-ecs-state", "eipId")],
            violations.Select(violation => (violation.RuleId, violation.Field)));
    }

    [Fact]
    public void Evaluate_PayByTrafficToAFullNatGateway_IsRefused()
    {
        var swap = PassingSwap(ResourceKind.EcsInstance, ResourceKind.Nat);
        var gateway = swap.Other.Resource!;
        var full = gateway with { Occupants = [.. gateway.Occupants, .. Occupants(10, InternetChargeType.PayByTraffic)] };
        var crowded = swap with { Other = swap.Other with { Resource = full } };

        Assert.Empty(SwapRules.All.Evaluate(crowded));
        Assert.Equal(
            ["nat-pay-by-traffic-quota"],
            SwapRules.All.Evaluate(crowded.WithOne(e => e with { InternetChargeType = InternetChargeType.PayByTraffic })).Select(v => v.RuleId));
    }

    [Fact]
    public void Evaluate_TwoAddressesOfOneEni_Passes()
    {
        var swap = PassingSwap(ResourceKind.NetworkInterface, ResourceKind.EcsInstance);
        var eni = (NetworkInterface)Resource(ResourceKind.NetworkInterface) with { PrivateIpAddresses = ["10.0.0.3", "10.0.0.13"] };
        var one = swap.One.Eip!;
        var other = swap.Other.Eip! with
        {
            Association = one.Association! with { AssociationId = "assoc-2", Slot = "10.0.0.13", PrivateIpAddress = "10.0.0.13" },
        };
        var resource = new RegisteredResource
        {
            Resource = eni,
            Occupants = [Domain.Associations.Occupant.Of(one, one.Association), Domain.Associations.Occupant.Of(other, other.Association)],
        };

        Assert.Empty(SwapRules.All.Evaluate(swap.Asking(r => r with { OtherExpectedCurrent = "eni-1" }) with
        {
            One = new(one, resource, null),
            Other = new(other, resource, null),
        }));
    }

    [Fact]
    public void Evaluate_PlaceHidden_NamesNothingOfIt()
    {
        var swap = SwapCases.HideOther(PassingSwap(ResourceKind.EcsInstance, ResourceKind.HaVip));

        var results = SwapRules.All.Explain(swap.Asking(r => r with { OtherExpectedCurrent = null }));

        Assert.Equal(["other-resource-visible"], results.Where(r => r.Violation is not null).Select(r => r.RuleId));
        Assert.All(results, result => Assert.DoesNotContain("havip-1", $"{result}", StringComparison.Ordinal));
    }
}
