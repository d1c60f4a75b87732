using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Idle;

public sealed class EipPricingTests
{
    private static readonly EipPricing Prices = new()
    {
        Currency = "EUR",
        ConfigurationFeePerHour = 0.1m,
        FirstTierMbit = 5,
        FirstTierPerMbitHour = 0.01m,
        FurtherPerMbitHour = 0.03m,
    };

    [Theory]
    [InlineData(InternetChargeType.PayByTraffic, 1, "73.00")]
    [InlineData(InternetChargeType.PayByTraffic, 200, "73.00")]
    [InlineData(InternetChargeType.PayByBandwidth, 1, "80.30")]
    [InlineData(InternetChargeType.PayByBandwidth, 5, "109.50")]
    [InlineData(InternetChargeType.PayByBandwidth, 6, "131.40")]
    [InlineData(InternetChargeType.PayByBandwidth, 500, "10950.00")]
    public void MonthlyCost_ChargeTypeAndBandwidth_FollowsTheTiers(InternetChargeType chargeType, int mbit, string amount) =>
        Assert.Equal(
            new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "EUR"),
            Prices.MonthlyCost(Snapshots.Eip with { InternetChargeType = chargeType, Bandwidth = mbit }));

    [Fact]
    public void MonthlyCost_FractionsOfAHundredth_AreRounded() =>
        Assert.Equal(
            0.01m,
            (Prices with { ConfigurationFeePerHour = 0.00001m })
                .MonthlyCost(Snapshots.Eip with { InternetChargeType = InternetChargeType.PayByTraffic }).Amount);

    [Fact]
    public void Sum_NoneAndSome_IsInTheCurrency()
    {
        Assert.Equal(new Money(0, "EUR"), Prices.Sum([]));
        Assert.Equal(new Money(3.5m, "EUR"), Prices.Sum([new(1.25m, "EUR"), new(2.25m, "EUR")]));
    }
}
