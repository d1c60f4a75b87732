using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Rules.Snat;

/// <summary>Every address to go out by is an IPv4 address. (API reference: CreateSnatEntry.)</summary>
internal sealed class SnatIpFormRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "snat-ip-form";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "an address to go out by that is not an IPv4 address";

    private protected override AlibabaError Error => SnatErrors.SnatIpMalformed;

    private protected override string Field => "snatIps";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
    {
        var malformed = snapshot.Entry.SnatIps.FirstOrDefault(ip => !Ipv4Form.IsValid(ip));
        var compared = new Comparison("IPv4 addresses", malformed is null ? "IPv4 addresses only" : $"'{malformed}'");
        return malformed is null
            ? Passed(compared)
            : Violated(
                compared,
                $"'{malformed}' is not an IPv4 address.",
                "Write four numbers from 0 to 255 with dots between them.");
    }
}
