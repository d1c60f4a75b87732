namespace EipFunctions.Api.Rpc.Eips;

/// <summary>The terms of every EIP of this service, in the words of the API reference.</summary>
internal static class EipTerms
{
    /// <summary>Paid for after use.</summary>
    public const string ChargeType = "PostPaid";

    /// <summary>The line type.</summary>
    public const string Isp = "BGP";

    /// <summary>The network.</summary>
    public const string Netmode = "public";
}
