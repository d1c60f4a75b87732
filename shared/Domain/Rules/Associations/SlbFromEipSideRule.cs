using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>
/// An SLB instance is associated from the EIP side, not by the SLB service. (FAQ section_n0f_o8t_tfe.)
/// </summary>
internal sealed class SlbFromEipSideRule : Rule<AssociationSnapshot>
{
    public override string Id => "slb-from-eip-side";

    public override string Source => RuleSource.FaqSlb;

    public override string BlocksOn => "an SLB instance, asked for with a key of the SLB service";

    private protected override AlibabaError Error => AssociationErrors.CallerNotAllowed;

    private protected override string Field => "resourceId";

    public override RuleResult Evaluate(AssociationSnapshot snapshot)
    {
        if (snapshot.Target?.Resource is not SlbInstance slb)
        {
            return NotApplicable;
        }

        var service = snapshot.Principal.Service;
        var compared = new Comparison("a caller on the EIP side", service is null ? "a caller of the EIP API" : $"the service '{service}'");
        return service != ServiceId.Slb
            ? Passed(compared)
            : Violated(
                compared,
                $"SLB instance '{slb.ResourceId}' must be associated from the EIP side; the key was issued to the service "
                + $"'{service}'.",
                $"Use the EIP console, or POST …/eips/{snapshot.Request.EipId}/associate with a key of your own.",
                slb.ResourceId);
    }
}
