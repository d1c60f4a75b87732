using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>Compares what is stored of an EIP with what the gateway has.</summary>
public static class BindingComparison
{
    /// <summary>Compares.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <param name="eip">Its row; null for none.</param>
    /// <param name="bound">What the gateway has; null for nothing.</param>
    /// <returns>
    /// What disagrees; null when nothing does. An EIP in a transitional state is a <see cref="FindingKind.StuckOperation"/>
    /// where its operation has ended, which the caller has to find out.
    /// </returns>
    public static Suspect? Of(string eipId, Eip? eip, BoundTarget? bound)
    {
        ArgumentNullException.ThrowIfNull(eipId);
        var kind = KindOf(eip, bound);
        return kind is null ? null : new(kind.Value, eipId, eip?.Association?.ResourceId ?? bound?.ResourceId, Describe(eip, bound))
        {
            Version = Suspect.VersionOf(eip),
            OperationId = kind == FindingKind.StuckOperation ? eip!.OperationId : null,
            Bound = kind == FindingKind.StuckOperation ? null : bound,
        };
    }

    private static FindingKind? KindOf(Eip? eip, BoundTarget? bound) => eip switch
    {
        null or { State: EipState.Available } => bound is null ? null : FindingKind.StrayBinding,
        { State: EipState.InUse, Association: { } association } =>
            bound is not null && bound.Is(eip, association) ? null : FindingKind.MissingBinding,
        { State: EipState.InUse } => null,

        // It is released with others, by an operation on all of them.
        { State: EipState.Releasing, SegmentInstanceId: not null } => null,
        _ => FindingKind.StuckOperation,
    };

    private static string Describe(Eip? eip, BoundTarget? bound)
    {
        var stored = eip is null ? "No such EIP"
            : eip.Association is { } one ? $"{eip.State}, {one.ResourceId} ({one.Mode}{(one.PrivateIpAddress is { } ip ? $", {ip}" : "")})"
            : $"{eip.State}";
        return eip is not null && EipStateMachine.IsTransitional(eip.State)
            ? $"{stored}; operation {eip.OperationId} has ended."
            : $"{stored}; on the gateway {bound?.ToString() ?? "not bound"}.";
    }
}
