using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Segments;

/// <summary>Why contiguous EIPs cannot be allocated. The codes are those of AllocateEipAddress.</summary>
public static class SegmentViolations
{
    /// <summary>The quota of EIPs does not leave as many. How many there are is not said: they may be of groups that the caller does not see.</summary>
    /// <param name="limit">The quota.</param>
    /// <param name="asked">How many are asked for.</param>
    /// <returns>The violation.</returns>
    public static Violation Quota(int limit, int asked) => Violated(
        "segment-eip-quota",
        $"The segment has {asked} EIPs, more than the account may still have in the region: its quota is {limit}.",
        "Release idle EIPs, ask for a smaller segment, or have the quota raised.",
        "QuotaExceeded.Eip",
        "Elastic IP address quota exceeded.");

    /// <summary>No block of the service has as many contiguous addresses free.</summary>
    /// <param name="addresses">How many addresses the segment would span.</param>
    /// <returns>The violation.</returns>
    public static Violation PoolExhausted(int addresses)
    {
        var message = $"There are no {addresses} contiguous addresses free.";
        return Violated(
            "segment-address-pool",
            message,
            "Ask for a smaller segment, or try again when others have released theirs.",
            "OperationFailed.InsufficientEIP",
            message);
    }

    private static Violation Violated(string id, string message, string remedy, string code, string codeMessage) => new(
        id, RuleSource.AllocateSegment, message, remedy, Retryable: false, code, CodeStatus: 400, codeMessage, "prefixLength", BlockingResource: null);
}
