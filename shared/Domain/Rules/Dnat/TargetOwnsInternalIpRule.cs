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

    public override Violation? Evaluate(DnatEntrySnapshot snapshot)
    {
        var entry = snapshot.Entry;
        if (entry.TargetResourceId is not { } named || snapshot.TargetIsHidden || !Ipv4Form.IsValid(entry.InternalIp))
        {
            return null;
        }

        return snapshot.Target is not { Resource: var target }
            ? Violated($"There is no resource '{named}'.", "Register the resource first.", named)
            : target.PrivateAddresses.Contains(entry.InternalIp)
                ? null
                : Violated(
                    $"'{named}' has not the address '{entry.InternalIp}' but {string.Join(", ", target.PrivateAddresses)}.",
                    "Name the resource that has the internal address.",
                    named);
    }
}
