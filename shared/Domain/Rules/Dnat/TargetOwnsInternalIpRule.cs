using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>
/// The resource that the entry names is registered and has the internal address. Otherwise the entry would be kept apart
/// from the EIP of another one (FAQ section_wa9_tjs_eb2).
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

        if (snapshot.Named is not { Resource: var resource } || resource.ResourceId != named)
        {
            return Violated($"There is no resource '{named}'.", "Register the resource first, or name none.", named);
        }

        if (!resource.PrivateAddresses.Contains(entry.InternalIp))
        {
            return Violated(
                $"'{named}' has not the address '{entry.InternalIp}' but {string.Join(", ", resource.PrivateAddresses)}.",
                "Name the resource that has the internal address, or none.",
                named);
        }

        return snapshot.Target is not { Resource: var owner } || AddressHolder.Of(owner).GoesWith(AddressHolder.Of(resource))
            ? null
            : Violated(
                $"The address '{entry.InternalIp}' belongs to '{owner.ResourceId}', not to '{named}'.",
                "Name the resource that has the internal address, or none.",
                owner.ResourceId);
    }
}
