namespace EipFunctions.Domain.Rules.Snat;

/// <summary>The errors of CreateSnatEntry, spelt as the API reference spells them, mistakes included.</summary>
internal static class SnatErrors
{
    public static AlibabaError TableNotFound =>
        new("InvalidSnatTableId.NotFound", 404, "Specified SNAT table does not exist.");

    public static AlibabaError NatGatewayNotExist =>
        new("Invalid.natgwNotExist", 400, "The specified natgateway not exist.");

    public static AlibabaError NatGatewayStatus =>
        new("IncorrectStatus.NATGW", 400, "The status of the specified NAT gateway is abnormal.", Retryable: true);

    public static AlibabaError SnatIpMalformed =>
        new("InvalidSnatIp.Malformed", 400, "The specified SnatIp is not a valid IP address.");

    public static AlibabaError SnatIpsTooMany =>
        new("SNAT_IP_POOL_COUNT_TOO_MANY", 400, "The Snat pool ip too many.");

    public static AlibabaError Parameter => new("INVALID_PARAMETER", 400, "The parameter invalid.");

    public static AlibabaError SnatIpNotOnGateway =>
        new("InvalidSnatIp.NotFound", 404, "Specified SnatIp does not found on the NAT Gateway");

    public static AlibabaError UsedInForwardTable =>
        new("Forbidden.IpUsedInForwardTable", 400, "The specified SnatIp already used in forward table");

    public static AlibabaError SourceDuplicated =>
        new("Forbidden.SourceVSwitchId.Duplicated", 400, "The specified SourceCIDRis duplicated.");

    public static AlibabaError Quota =>
        new("Forbidden.SnatEntryCountLimited", 400, "SNAT entry in the specified SNAT table reach it's limit.");
}
