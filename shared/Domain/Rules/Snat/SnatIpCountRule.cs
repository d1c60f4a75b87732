namespace EipFunctions.Domain.Rules.Snat;

/// <summary>There are 1 to 64 different addresses to go out by. (API reference: CreateSnatEntry.)</summary>
internal sealed class SnatIpCountRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "snat-ip-count";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "no address to go out by, one twice, or more than 64";

    private protected override AlibabaError Error => SnatErrors.SnatIpsTooMany;

    private protected override string Field => "snatIps";

    private const int Most = 64;

    public override Violation? Evaluate(SnatEntrySnapshot snapshot)
    {
        var ips = snapshot.Entry.SnatIps;
        return ips.Count is >= 1 and <= Most && ips.Distinct(StringComparer.Ordinal).Count() == ips.Count
            ? null
            : Violated(
                $"The entry names {ips.Count} addresses, {ips.Distinct(StringComparer.Ordinal).Count()} of them different.",
                $"Name 1 to {Most} different EIPs of the NAT gateway.");
    }
}
