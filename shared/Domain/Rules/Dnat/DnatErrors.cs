namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The errors of CreateForwardEntry, spelt as the API reference spells them, mistakes included.</summary>
internal static class DnatErrors
{
    public static AlibabaError TableNotFound =>
        new("InvalidForwardTableId.NotFound", 404, "Specified forward table does not exist.");

    public static AlibabaError NatGatewayNotExist =>
        new("Invalid.natgwNotExist", 400, "The specified natgateway not exist.");

    public static AlibabaError NatGatewayStatus =>
        new("IncorrectStatus.NATGW", 400, "The status of the specified NAT gateway is abnormal.", Retryable: true);

    public static AlibabaError ExternalIpMalformed =>
        new("InvalidExternalIp.Malformed", 400, "The specified ExternalIp is not a valid IP address.");

    public static AlibabaError InternalIpMalformed =>
        new("InvalidInternalIp.Malformed", 400, "The specified InternalIp is not a valid IP address.");

    public static AlibabaError ExternalPortMalformed =>
        new("InvalidExternalPort.Malformed", 400, "The specified ExternalPort is not a valid port.");

    public static AlibabaError InternalPortMalformed =>
        new("InvalidInternalPort.Malformed", 400, "The specified InternalPort is not a valid port.");

    public static AlibabaError ProtocolNotSupported =>
        new("InvalidProtocal.ValueNotSupported", 400, "The specified IpProtocol does not support.");

    public static AlibabaError ExternalIpNotOnGateway =>
        new("InvalidIp.NotInNatgw", 400, "The specified Ip not belong to natgateway.", Retryable: true);

    public static AlibabaError UsedInSnatTable =>
        new("Forbidden.ExternalIp.UsedInSnatTable", 400, "The specified ExternalIp is already used in SnatTable");

    public static AlibabaError InternalIpOutOfVpc =>
        new("Forbidden.InternalIpOutOfVpcCIDR", 400, "The specified Internal Ip is Out of VPC CIDR.");

    public static AlibabaError TargetHasEip =>
        new("Forbindden", 400, "The specified Instance already bind eip");

    public static AlibabaError NotAuthorized =>
        new("Forbidden.RAM", 403, "User not authorized to operate on the specified resource.");

    /// <summary>The API reference requires uniqueness and names no code; formed like CreateSnatEntry's codes.</summary>
    public static AlibabaError Duplicated =>
        new("Forbidden.ForwardEntry.Duplicated", 400, "The specified forward entry is duplicated.");

    /// <summary>The API reference gives the limit and names no code; formed like CreateSnatEntry's code.</summary>
    public static AlibabaError Quota =>
        new("Forbidden.ForwardEntryCountLimited", 400, "Forward entry in the specified forward table reach it's limit.");
}
