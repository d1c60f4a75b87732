using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>What every NAT gateway of this service is, in the words of the API reference.</summary>
internal static class NatTerms
{
    public const string NatType = "Enhanced";
    public const string NetworkType = "internet";
    public const string InstanceChargeType = "PostPaid";
    public const string InternetChargeType = "PayByLcu";
    public const string EipBindMode = "MULTI_BINDED";

    public static string BusinessStatus(NatGateway nat) => nat.FinancialLocked ? "FinancialLocked" : "Normal";

    /// <summary>When it was registered; empty where that was not recorded.</summary>
    public static string CreationTime(RegisteredResource resource) => resource.RegisteredAt is { } time ? RpcTime.Write(time) : "";
}
