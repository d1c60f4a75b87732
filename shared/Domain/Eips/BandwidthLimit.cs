namespace EipFunctions.Domain.Eips;

/// <summary>The peak bandwidths that an EIP can have. (API reference: AllocateEipAddress, ModifyEipAddressAttribute.)</summary>
public static class BandwidthLimit
{
    /// <summary>The least, in Mbit/s.</summary>
    public const int Least = 1;

    /// <summary>The most that any EIP can have, in Mbit/s.</summary>
    public const int Most = 500;

    private const int MostPayByTraffic = 200;

    /// <summary>The most that an EIP can have.</summary>
    /// <param name="chargeType">How its traffic is metered.</param>
    /// <returns>500 Mbit/s pay-by-bandwidth, 200 pay-by-traffic.</returns>
    public static int Of(InternetChargeType chargeType) =>
        chargeType == InternetChargeType.PayByTraffic ? MostPayByTraffic : Most;
}
