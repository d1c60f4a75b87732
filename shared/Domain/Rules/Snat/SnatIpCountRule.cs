namespace EipFunctions.Domain.Rules.Snat;

/// <summary>There are 1 to 64 different addresses to go out by. (API reference: CreateSnatEntry.)</summary>
internal sealed class SnatIpCountRule : Rule<SnatEntrySnapshot>
{
    private const int Most = 64;

    public override string Id => "snat-ip-count";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "no address to go out by, one twice, or more than 64";

    private protected override AlibabaError Error => SnatErrors.SnatIpsTooMany;

    private protected override string Field => "snatIps";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
    {
        var count = snapshot.Entry.SnatIps.Count;
        var different = snapshot.Entry.SnatIps.Distinct(StringComparer.Ordinal).Count();
        var compared = new Comparison($"1 to {Most} different addresses", $"{count}, of them {different} different");
        return count is >= 1 and <= Most && different == count
            ? Passed(compared)
            : Violated(
                compared,
                $"The entry names {count} addresses, {different} of them different.",
                $"Name 1 to {Most} different EIPs of the NAT gateway.");
    }
}
