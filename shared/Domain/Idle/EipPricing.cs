using System.ComponentModel.DataAnnotations;
using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Idle;

/// <summary>
/// What an EIP costs while nothing uses it, from section <c>Pricing</c> of the configuration. The values here are an
/// example in the manner of a pay-as-you-go price list; a host sets those that it is charged.
/// </summary>
public sealed record EipPricing
{
    /// <summary>The hours of a month, as price lists count them.</summary>
    public const int HoursPerMonth = 730;

    /// <summary>The currency of every price: an ISO 4217 code, three capital letters.</summary>
    [RegularExpression("^[A-Z]{3}$", ErrorMessage = "Setting 'Pricing:Currency' must be an ISO 4217 code, three capital letters such as CNY.")]
    [Required(ErrorMessage = "Setting 'Pricing:Currency' must be an ISO 4217 code, three capital letters such as CNY.")]
    public string Currency { get; init; } = "CNY";

    /// <summary>The configuration fee of an EIP that keeps its address, per hour, whatever its charge type; 0 to 1000.</summary>
    [Range(0.0, 1000.0, ErrorMessage = "Setting 'Pricing:ConfigurationFeePerHour' must be 0 to 1000.")]
    public decimal ConfigurationFeePerHour { get; init; } = 0.02m;

    /// <summary>How many Mbit/s of a pay-by-bandwidth EIP have the price of the first tier; 0 to 500.</summary>
    [Range(0, 500, ErrorMessage = "Setting 'Pricing:FirstTierMbit' must be 0 to 500.")]
    public int FirstTierMbit { get; init; } = 5;

    /// <summary>A Mbit/s of the first tier, per hour; 0 to 1000.</summary>
    [Range(0.0, 1000.0, ErrorMessage = "Setting 'Pricing:FirstTierPerMbitHour' must be 0 to 1000.")]
    public decimal FirstTierPerMbitHour { get; init; } = 0.063m;

    /// <summary>A Mbit/s above the first tier, per hour; 0 to 1000.</summary>
    [Range(0.0, 1000.0, ErrorMessage = "Setting 'Pricing:FurtherPerMbitHour' must be 0 to 1000.")]
    public decimal FurtherPerMbitHour { get; init; } = 0.248m;

    /// <summary>
    /// What an EIP costs in a month in which it is associated with nothing: the configuration fee, and with
    /// pay-by-bandwidth the bandwidth that is set. Pay-by-traffic costs nothing more, as nothing is transferred.
    /// </summary>
    /// <param name="eip">The EIP.</param>
    /// <returns>The cost, rounded to hundredths.</returns>
    public Money MonthlyCost(Eip eip)
    {
        ArgumentNullException.ThrowIfNull(eip);
        var perHour = ConfigurationFeePerHour
            + (eip.InternetChargeType == InternetChargeType.PayByBandwidth ? BandwidthPerHour(eip.Bandwidth) : 0);
        return Of(HoursPerMonth * perHour);
    }

    /// <summary>The sum of costs.</summary>
    /// <param name="costs">The costs, in the currency of this price list.</param>
    /// <returns>Their sum; 0 of the currency for none.</returns>
    public Money Sum(IEnumerable<Money> costs) => Of(costs.Sum(cost => cost.Amount));

    private decimal BandwidthPerHour(int mbit)
    {
        var first = Math.Min(mbit, FirstTierMbit);
        return (first * FirstTierPerMbitHour) + ((mbit - first) * FurtherPerMbitHour);
    }

    private Money Of(decimal amount) => new(decimal.Round(amount, 2, MidpointRounding.AwayFromZero), Currency);
}
