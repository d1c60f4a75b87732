using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The internal address is an IPv4 address. (API reference: CreateForwardEntry.)</summary>
internal sealed class InternalIpFormRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "internal-ip-form";

    public override string Source => RuleSource.CreateForwardEntry;

    public override string BlocksOn => "an internal address that is not an IPv4 address";

    private protected override AlibabaError Error => DnatErrors.InternalIpMalformed;

    private protected override string Field => "internalIp";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var compared = new Comparison("an IPv4 address", $"'{snapshot.Entry.InternalIp}'");
        return Ipv4Form.IsValid(snapshot.Entry.InternalIp)
            ? Passed(compared)
            : Violated(
                compared,
                $"'{snapshot.Entry.InternalIp}' is not an IPv4 address.",
                "Write four numbers from 0 to 255 with dots between them.");
    }
}
