using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The external address is an IPv4 address. (API reference: CreateForwardEntry.)</summary>
internal sealed class ExternalIpFormRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "external-ip-form";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "an external address that is not an IPv4 address";

    private protected override AlibabaError Error => DnatErrors.ExternalIpMalformed;

    private protected override string Field => "externalIp";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var compared = new Comparison("an IPv4 address", $"'{snapshot.Entry.ExternalIp}'");
        return Ipv4Form.IsValid(snapshot.Entry.ExternalIp)
            ? Passed(compared)
            : Violated(
                compared,
                $"'{snapshot.Entry.ExternalIp}' is not an IPv4 address.",
                "Write four numbers from 0 to 255 with dots between them.");
    }
}
