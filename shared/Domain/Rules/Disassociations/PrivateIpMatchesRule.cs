using EipFunctions.Domain.Associations;

namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>
/// The private address that is named is the one that the EIP maps to. (API reference: UnassociateEipAddress.)
/// </summary>
internal sealed class PrivateIpMatchesRule : Rule<DisassociationSnapshot>
{
    public override string Id => "private-ip-matches";

    public override string Source => RuleSource.Unassociate;

    public override string BlocksOn => "a private address other than the one that the EIP maps to";

    private protected override AlibabaError Error => DisassociationErrors.InvalidParameter;

    private protected override string Field => "privateIpAddress";

    public override RuleResult Evaluate(DisassociationSnapshot snapshot)
    {
        if (snapshot is not { Request.PrivateIpAddress: { } asked, Eip: { } eip, Association: { } association })
        {
            return NotApplicable;
        }

        var compared = new Comparison(association.PrivateIpAddress ?? Comparison.None, asked);
        return asked == association.PrivateIpAddress
            ? Passed(compared)
            : Violated(compared, Message(eip.EipId, association, asked), Remedy(association), association.ResourceId);
    }

    private static string Message(string eipId, Association association, string asked) =>
        association.PrivateIpAddress is { } mapped
            ? $"EIP '{eipId}' maps to {mapped} of '{association.ResourceId}', not to {asked}."
            : $"EIP '{eipId}' is associated with '{association.ResourceId}' as a whole and maps to no private address.";

    private static string Remedy(Association association) =>
        association.PrivateIpAddress is { } mapped ? $"Name {mapped}, or no address." : "Name no address.";
}
