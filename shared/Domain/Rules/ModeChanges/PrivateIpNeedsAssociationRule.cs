using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules.Associations;

namespace EipFunctions.Domain.Rules.ModeChanges;

/// <summary>A private IP address is named for an associated EIP only: a free one maps to none. (API reference: ModifyEipForwardMode.)</summary>
internal sealed class PrivateIpNeedsAssociationRule : Rule<ModeChangeSnapshot>
{
    public override string Id => "private-ip-needs-association";

    public override string Source => RuleSource.ModifyForwardMode;

    public override string BlocksOn => "a private IP address named for an EIP that is associated with nothing";

    private protected override AlibabaError Error => AssociationErrors.InvalidParameter;

    private protected override string Field => "privateIpAddress";

    public override RuleResult Evaluate(ModeChangeSnapshot snapshot)
    {
        if (snapshot is not { Request.PrivateIpAddress: { } address, Eip: { State: EipState.Available or EipState.InUse } eip })
        {
            return NotApplicable;
        }

        var compared = new Comparison("an associated EIP", eip.Association is null ? "a free EIP" : "an associated EIP");
        return eip.Association is not null
            ? Passed(compared)
            : Violated(
                compared,
                $"Private IP address '{address}' is named, but EIP '{eip.EipId}' is associated with nothing.",
                "Leave the private IP address out, and name it when you associate the EIP.",
                eip.EipId);
    }
}
