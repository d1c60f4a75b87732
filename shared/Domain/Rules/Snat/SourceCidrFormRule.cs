using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Rules.Snat;

/// <summary>The range is in CIDR notation. (API reference: CreateSnatEntry.)</summary>
internal sealed class SourceCidrFormRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "source-cidr-form";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "a range that is not in CIDR notation";

    private protected override AlibabaError Error => SnatErrors.Parameter;

    private protected override string Field => "sourceCidr";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
    {
        if (snapshot.Entry.SourceCidr is not { } cidr)
        {
            return NotApplicable;
        }

        var compared = new Comparison("an IPv4 range in CIDR notation", $"'{cidr}'");
        // Ranges are compared as texts, so there is one way to write each.
        return Ipv4Network.TryParse(cidr, out _)
            ? Passed(compared)
            : Violated(
                compared,
                $"'{cidr}' is not an IPv4 range in CIDR notation.",
                "Write the first address and the length of the prefix, such as 10.1.1.0/24 or 10.1.1.7/32.");
    }
}
