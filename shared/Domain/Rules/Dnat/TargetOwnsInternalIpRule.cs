using EipFunctions.Domain.Connectivity;
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

    public override RuleResult Evaluate(DnatEntrySnapshot snapshot)
    {
        var address = snapshot.Entry.InternalIp;
        if (snapshot.Entry.TargetResourceId is not { } named || snapshot.TargetIsHidden || !Ipv4Form.IsValid(address))
        {
            return NotApplicable;
        }

        var resource = snapshot.Named?.Resource is { } found && found.ResourceId == named ? found : null;
        var owner = snapshot.Target?.Resource ?? resource;
        var addresses = resource is null ? Comparison.None : string.Join(", ", resource.PrivateAddresses);
        if (resource is null || !resource.PrivateAddresses.Contains(address))
        {
            return Violated(
                new($"'{named}' with address '{address}'", addresses),
                resource is null ? $"There is no resource '{named}'." : $"'{named}' has not the address '{address}'; its addresses: {addresses}.",
                resource is null ? "Register the resource first, or name none." : "Name the resource that has the internal address, or none.",
                named);
        }

        var compared = new Comparison($"'{address}' belongs to '{named}'", $"'{address}' belongs to '{owner!.ResourceId}'");
        return AddressHolder.Of(owner).GoesWith(AddressHolder.Of(resource))
            ? Passed(compared)
            : Violated(
                compared,
                $"The address '{address}' belongs to '{owner.ResourceId}', not to '{named}'.",
                "Name the resource that has the internal address, or none.",
                owner.ResourceId);
    }
}
