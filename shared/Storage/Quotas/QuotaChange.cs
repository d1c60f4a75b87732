using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Quotas;

/// <summary>A change of a limit, ready to be written or with what stands in its way.</summary>
/// <param name="LimitBefore">The limit that holds in its scope.</param>
/// <param name="Obstacle">What stands in the way; null for nothing.</param>
/// <param name="InUse">What uses more than the limit would allow, when that is the obstacle.</param>
/// <param name="Write">Writes the limit, guarded by the version of the row that it was decided on.</param>
internal sealed record QuotaChange(
    int LimitBefore, QuotaRequestOutcome? Obstacle, QuotaInUse? InUse, Action<StateTransaction> Write)
{
    public static QuotaChange Impossible(QuotaRequestOutcome obstacle) => new(0, obstacle, InUse: null, static _ => { });

    public static QuotaChange Of(int limitBefore, QuotaInUse? inUse, Action<StateTransaction> write) =>
        new(limitBefore, inUse is null ? null : QuotaRequestOutcome.InUse, inUse, write);
}
