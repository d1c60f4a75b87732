using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules;

/// <summary>The locks of EIPs in words.</summary>
internal static class LockText
{
    /// <summary>What the rules about overdue payment ask for.</summary>
    public const string NotFinancial = "not locked because payment is overdue";

    /// <summary>What the rules about security ask for.</summary>
    public const string NotSecurity = "not locked for security";

    /// <summary>Says how an EIP is locked.</summary>
    /// <param name="reason">The reason; null for no lock.</param>
    /// <returns>The text.</returns>
    public static string Of(EipLockReason? reason) => reason switch
    {
        EipLockReason.Financial => "locked because payment is overdue",
        EipLockReason.Security => "locked for security",
        _ => "not locked",
    };
}
