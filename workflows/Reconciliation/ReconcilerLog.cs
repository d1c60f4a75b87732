using Microsoft.Extensions.Logging;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>What the reconciler logs.</summary>
internal static partial class ReconcilerLog
{
    [LoggerMessage(
        EventId = 5101,
        Level = LogLevel.Error,
        Message = "Account {AccountId}, region {RegionId} could not be reconciled; the next round tries again. {Error}")]
    public static partial void RoundFailed(this ILogger logger, string accountId, string regionId, string error);

    [LoggerMessage(
        EventId = 5102,
        Level = LogLevel.Error,
        Message = "The reconciler had ended ({Status}: {Error}); it is started anew.")]
    public static partial void StartedAnew(this ILogger logger, string status, string? error);
}
