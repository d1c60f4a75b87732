namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>
/// The resource that the entry names is registered and has the internal address. Without it nothing would keep an EIP
/// and the entry apart (FAQ section_wa9_tjs_eb2).
/// </summary>
internal sealed class TargetOwnsInternalIpRule : Rule<DnatEntrySnapshot>
{
    public override string Id => "target-owns-internal-ip";

    public override string Source => RuleSource.FaqDnat;

    public override string BlocksOn => "a target that is not registered or has not the internal address";

    private protected override AlibabaError Error => DnatErrors.InternalIpOutOfVpc;

    private protected override string Field => "targetResourceId";

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var address = snapshot.Entry.InternalIp;
        if (snapshot.Entry.TargetResourceId is not { } named || snapshot.TargetIsHidden || !Ipv4Form.IsValid(address))
        {
            return NotApplicable;
        }

        var addresses = snapshot.Target?.Resource.PrivateAddresses ?? [];
        var found = addresses.Count == 0 ? Comparison.None : string.Join(", ", addresses);
        var compared = new Comparison($"'{named}' with address '{address}'", found);
        return snapshot.Target is null
            ? Violated(compared, $"There is no resource '{named}'.", "Register the resource first.", named)
            : addresses.Contains(address)
                ? Passed(compared)
                : Violated(
                    compared,
                    $"'{named}' has not the address '{address}'; its addresses: {found}.",
                    "Name the resource that has the internal address.",
                    named);
    }
}
