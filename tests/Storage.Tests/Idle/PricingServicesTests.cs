using EipFunctions.Domain.Idle;
using EipFunctions.Storage.Idle;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EipFunctions.Storage.Tests.Idle;

public sealed class PricingServicesTests
{
    [Fact]
    public void AddEipPricing_NothingSet_HasTheDefaults()
    {
        using var services = Services();

        Assert.Equal(new EipPricing(), services.GetRequiredService<EipPricing>());
    }

    [Fact]
    public void AddEipPricing_EverythingSet_TakesIt()
    {
        using var services = Services(
            ("Currency", "EUR"),
            ("ConfigurationFeePerHour", "0.01"),
            ("FirstTierMbit", "10"),
            ("FirstTierPerMbitHour", "0.02"),
            ("FurtherPerMbitHour", "0.03"));

        Assert.Equal(
            new EipPricing { Currency = "EUR", ConfigurationFeePerHour = 0.01m, FirstTierMbit = 10, FirstTierPerMbitHour = 0.02m, FurtherPerMbitHour = 0.03m },
            services.GetRequiredService<EipPricing>());
    }

    [Theory]
    [InlineData("Currency", "")]
    [InlineData("Currency", "yuan")]
    [InlineData("ConfigurationFeePerHour", "-0.01")]
    [InlineData("ConfigurationFeePerHour", "a lot")]
    [InlineData("FirstTierMbit", "501")]
    [InlineData("FirstTierPerMbitHour", "1000.01")]
    [InlineData("FurtherPerMbitHour", "-1")]
    [InlineData("Curency", "CNY")]
    public void Validate_BadSetting_EndsTheStartWithItsName(string name, string value)
    {
        using var services = Services((name, value));

        var failure = Assert.ThrowsAny<Exception>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(params (string Name, string Value)[] settings) => new ServiceCollection()
        .AddEipPricing(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Pricing:{one.Name}", (string?)one.Value)))
            .Build())
        .BuildServiceProvider();
}
