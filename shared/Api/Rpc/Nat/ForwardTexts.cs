namespace EipFunctions.Api.Rpc.Nat;

/// <summary>The documented messages for values that a parameter of a DNAT entry may not have, by the parameter.</summary>
internal static class ForwardTexts
{
    public const string ExternalIp = "The specified ExternalIp is not a valid IP address.";
    public const string ExternalPort = "The specified ExternalPort is not a valid port.";
    public const string InternalIp = "The specified InternalIp is not a valid IP address.";
    public const string InternalPort = "The specified InternalPort is not a valid port.";
    public const string IpProtocol = "The specified IpProtocol does not support.";
}
