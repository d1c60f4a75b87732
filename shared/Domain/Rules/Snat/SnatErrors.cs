namespace EipFunctions.Domain.Rules.Snat;

/// <summary>The errors of CreateSnatEntry, spelt as the API reference spells them, mistakes included.</summary>
internal static class SnatErrors
{
    public static AlibabaError TableNotFound { get; } =
        new("InvalidSnatTableId.NotFound", 404, "Specified SNAT table does not exist.");

    public static AlibabaError NatGatewayNotExist { get; } =
        new("Invalid.natgwNotExist", 400, "The specified natgateway not exist.");

    public static AlibabaError NatGatewayStatus { get; } =
        new("IncorrectStatus.NATGW", 400, "The status of the specified NAT gateway is abnormal.", Retryable: true);

    public static AlibabaError SnatIpMalformed { get; } =
        new("InvalidSnatIp.Malformed", 400, "The specified SnatIp is not a valid IP address.");

    public static AlibabaError SnatIpsTooMany { get; } =
        new("SNAT_IP_POOL_COUNT_TOO_MANY", 400, "The Snat pool ip too many.");

    public static AlibabaError Parameter { get; } = new("INVALID_PARAMETER", 400, "The parameter invalid.");

    public static AlibabaError SnatIpNotOnGateway { get; } =
        new("InvalidSnatIp.NotFound", 404, "Specified SnatIp does not found on the NAT Gateway");

    public static AlibabaError UsedInForwardTable { get; } =
        new("Forbidden.IpUsedInForwardTable", 400, "The specified SnatIp already used in forward table");

    public static AlibabaError SourceDuplicated { get; } =
        new("Forbidden.SourceVSwitchId.Duplicated", 400, "The specified SourceCIDRis duplicated.");

    public static AlibabaError Quota { get; } =
        new("Forbidden.SnatEntryCountLimited", 400, "SNAT entry in the specified SNAT table reach it's limit.");
}
