using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Claims;

/// <summary>Why a claim is refused where no rule of associations says it. The codes are those of AllocateEipAddress.</summary>
public static class ClaimViolations
{
    private const string Source = "API reference: AllocateEipAddress";

    /// <summary>No EIP that would do is free, and none may be allocated.</summary>
    /// <param name="matching">How many EIPs that the caller may see would do, were they free.</param>
    /// <returns>The violation.</returns>
    public static Violation NoneFree(int matching) => Violated(
        "claim-eip-free",
        matching == 0
            ? "There is no EIP that matches."
            : $"None of the {matching} EIPs that match is free.",
        "Ask for less, free one, or set allocateIfNone.",
        "OperationFailed.InsufficientEIP",
        "allocateIfNone");

    /// <summary>The quota of EIPs is used up.</summary>
    /// <param name="limit">The quota.</param>
    /// <returns>The violation.</returns>
    public static Violation Quota(int limit) => Violated(
        "claim-eip-quota",
        $"No EIP that matches is free, and none can be allocated: the account has its {limit} EIPs in the region.",
        "Release an idle EIP, ask for less, or have the quota raised.",
        "QuotaExceeded.Eip",
        "allocateIfNone");

    /// <summary>Every address of the service is taken.</summary>
    /// <returns>The violation.</returns>
    public static Violation PoolExhausted() => Violated(
        "claim-address-pool",
        "No EIP that matches is free, and none can be allocated: every address of the service is taken.",
        "Ask for less, or try again when others have released theirs.",
        "OperationFailed.InsufficientEIP",
        "allocateIfNone");

    private static Violation Violated(string id, string message, string remedy, string code, string field) =>
        new(id, Source, message, remedy, Retryable: false, code, CodeStatus: 400, message, field, BlockingResource: null);
}
