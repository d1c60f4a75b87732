using Microsoft.Extensions.Logging;

namespace EipFunctions.Workflows.Retention;

/// <summary>What the retention logs.</summary>
internal static partial class RetentionLog
{
    [LoggerMessage(EventId = 5201, Level = LogLevel.Information, Message = "{Count} workflow instances that ended before {Before} were purged.")]
    public static partial void Swept(ILogger logger, int count, DateTimeOffset before);

    [LoggerMessage(EventId = 5202, Level = LogLevel.Warning, Message = "Workflow instance {InstanceId} could not be purged; the next sweep tries again.")]
    public static partial void NotPurged(ILogger logger, string instanceId, Exception failure);
}
