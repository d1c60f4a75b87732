using System.Text.Json;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Quotas;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Tests.Rules;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.Quotas;

[Properties(Arbitrary = [typeof(RandomSnapshots)], MaxTest = 1000)]
public sealed class QuotaLimitTests
{
    [Theory]
    [InlineData(null, null, null, 20, null)]
    [InlineData(30, null, null, 30, QuotaScope.Account)]
    [InlineData(30, 25, null, 25, QuotaScope.Region)]
    [InlineData(30, 25, 22, 22, QuotaScope.Resource)]
    [InlineData(null, null, 22, 22, QuotaScope.Resource)]
    [InlineData(30, 0, null, 0, QuotaScope.Region)]
    public void LimitOf_SeveralScopes_TheNarrowestWins(int? account, int? region, int? resource, int limit, QuotaScope? scope)
    {
        var settings = new AccountSettings { Quotas = Limits(region), AccountQuotas = Limits(account) };
        var target = new RegisteredResource
        {
            Resource = Snapshots.Resource(ResourceKind.Nat),
            QuotaLimits = resource is null ? null : Limits(resource),
        };

        Assert.Equal(limit, settings.LimitOf(Quota.EipsPerNatGateway, target));
        Assert.Equal(scope, settings.ScopeOf(Quota.EipsPerNatGateway, target));
        Assert.Equal(10, settings.LimitOf(Quota.PayByTrafficEipsPerNatGateway, target));
    }

    [Fact]
    public void Evaluate_LimitOfTheGatewayItself_HoldsForItAlone()
    {
        var nat = Snapshots.Passing(ResourceKind.Nat).WithOccupants(Snapshots.Occupants(20));

        var raised = nat with { Target = nat.Target! with { QuotaLimits = Limits(21) } };

        Assert.Equal("nat-eip-quota", Assert.Single(AssociationRules.All.Evaluate(nat)).RuleId);
        Assert.Empty(AssociationRules.All.Evaluate(raised));
        Assert.Contains("the quota is 21", Assert.Single(AssociationRules.All.Evaluate(raised.WithOccupants(Snapshots.Occupants(21)))).Message, StringComparison.Ordinal);
    }

    [Property]
    public void UsedOn_AnySnapshot_IsWhatTheRuleCompares(AssociationSnapshot snapshot, byte limit)
    {
        if (snapshot is not { Eip: { } eip, Target: { } target })
        {
            return;
        }

        foreach (var (quota, rule, applies) in new[]
        {
            (Quota.EipsPerNatGateway, "nat-eip-quota", true),
            (Quota.PayByTrafficEipsPerNatGateway, "nat-pay-by-traffic-quota", eip.InternetChargeType == InternetChargeType.PayByTraffic),
            (Quota.MultiEipsPerNetworkInterface, "eni-multi-eip-quota", snapshot.Mode == EipMode.MultiEip),
        })
        {
            var own = limit % 12;
            var limited = snapshot with { Target = target with { QuotaLimits = new Dictionary<string, int> { [quota.QuotaId] = own } } };

            Assert.Equal(
                applies && target.Resource.Kind == quota.Kind && quota.UsedOn(target) >= own,
                AssociationRules.All.Evaluate(limited).Any(violation => violation.RuleId == rule));
        }
    }

    [Fact]
    public void UsedOn_DnatEntries_CountsThoseThatTheGatewayCarries()
    {
        var gateway = new RegisteredResource { Resource = Snapshots.Resource(ResourceKind.Nat), DnatEntries = [Snapshots.Entry()] };
        var target = gateway with { Resource = Snapshots.Resource(ResourceKind.EcsInstance) };

        Assert.Equal(1, Quota.DnatEntriesPerNatGateway.UsedOn(gateway));
        Assert.Equal(0, Quota.DnatEntriesPerNatGateway.UsedOn(target));
        Assert.Equal(0, Quota.EipsPerRegion.UsedOn(gateway));
    }

    [Fact]
    public void Deserialize_RowsOfBefore_HaveNoLimitsOfTheirOwn()
    {
        var resource = JsonSerializer.Deserialize(
            """{"resource":{"kind":"Nat","resourceId":"ngw-1","regionId":"r","status":"Available"},"occupants":[],"dnatEntries":[]}""",
            DomainJson.Default.RegisteredResource)!;
        var settings = JsonSerializer.Deserialize("""{"quotas":{},"grantedModes":[],"eipCount":1,"addressBlocks":[]}""", DomainJson.Default.AccountSettings)!;
        var account = JsonSerializer.Deserialize("{}", DomainJson.Default.AccountQuotas)!;

        Assert.Equal(20, settings.LimitOf(Quota.EipsPerNatGateway, resource));
        Assert.Empty(account.Quotas);
    }

    [Fact]
    public void Serialize_Settings_LeavesTheLimitsOfTheAccountOut()
    {
        var json = JsonSerializer.Serialize(new AccountSettings { AccountQuotas = Limits(30) }, DomainJson.Default.AccountSettings);

        Assert.DoesNotContain("30", json, StringComparison.Ordinal);
    }

    private static Dictionary<string, int> Limits(int? limit) =>
        limit is { } value ? new() { [Quota.EipsPerNatGateway.QuotaId] = value } : [];
}
