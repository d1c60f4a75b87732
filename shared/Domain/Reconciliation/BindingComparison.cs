using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Segments;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>Compares what is stored of an EIP with what the gateway has.</summary>
public static class BindingComparison
{
    /// <summary>Compares.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <param name="eip">Its row; null for none.</param>
    /// <param name="bound">What the gateway has; null for nothing.</param>
    /// <param name="segment">The contiguous EIPs that a Releasing one is of; null for none. They are not asked for of any other EIP.</param>
    /// <returns>
    /// What disagrees; null when nothing does. An EIP in a transitional state is a <see cref="FindingKind.StuckOperation"/>
    /// where its operation has ended, which the caller has to find out; not so where the same operation releases its segment, which is a
    /// finding of its own (<see cref="SegmentComparison"/>).
    /// </returns>
    public static Suspect? Of(string eipId, Eip? eip, BoundTarget? bound, EipSegment? segment = null)
    {
        ArgumentNullException.ThrowIfNull(eipId);
        var kind = KindOf(eip, bound, segment);
        return kind is null ? null : new(kind.Value, eipId, eip?.Association?.ResourceId ?? bound?.ResourceId, Describe(eip, bound))
        {
            Version = Suspect.VersionOf(eip),
            OperationId = kind == FindingKind.StuckOperation ? eip!.OperationId : null,
            Bound = kind == FindingKind.StuckOperation ? null : bound,
        };
    }

    private static FindingKind? KindOf(Eip? eip, BoundTarget? bound, EipSegment? segment) => eip switch
    {
        null or { State: EipState.Available } => bound is null ? null : FindingKind.StrayBinding,
        { State: EipState.InUse, Association: { } association } =>
            bound is not null && bound.Is(eip, association) ? null : FindingKind.MissingBinding,
        { State: EipState.InUse } => null,

        // It is released with others, by an operation on all of them, which is watched over by itself.
        { State: EipState.Releasing, SegmentInstanceId: { } id } when segment?.SegmentInstanceId == id && segment.IsReleasedBy(eip.OperationId) => null,
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
