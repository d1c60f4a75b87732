using Microsoft.Extensions.Logging;

namespace EipFunctions.Engine;

/// <summary>What the engine logs.</summary>
internal sealed partial class EngineLog(ILogger<WorkflowEngine> logger)
{
    /// <summary>Lets what is logged until the scope ends, by whatever logger, name what it is about.</summary>
    public IDisposable? BeginScope(IReadOnlyList<KeyValuePair<string, object?>> subject) => logger.BeginScope(new LogScope(subject));

    [LoggerMessage(1, LogLevel.Information, "Owns the hub as '{Owner}', epoch {Epoch}; {Recovered} active instance(s) recovered.")]
    public partial void HubOpened(string owner, long epoch, int recovered);

    [LoggerMessage(2, LogLevel.Information, "Stands by: the hub is owned by '{Owner}'.")]
    public partial void StandsBy(string owner);

    [LoggerMessage(3, LogLevel.Information, "Released the hub.")]
    public partial void HubReleased();

    [LoggerMessage(4, LogLevel.Warning, "Could not release the hub; the next host waits for the lease.")]
    public partial void HubNotReleased(Exception exception);

    [LoggerMessage(5, LogLevel.Error, "Lost the hub: {Reason} All memory of it is dropped.")]
    public partial void ShardLost(string reason);

    [LoggerMessage(6, LogLevel.Critical, "The flush loop of {Shard} failed; the hub is given up and taken again.")]
    public partial void ShardFailed(Exception exception, string shard);

    [LoggerMessage(7, LogLevel.Debug, "The flush loop of {Shard} stopped with its session.")]
    public partial void ShardStopped(string shard);

    [LoggerMessage(8, LogLevel.Warning, "A flush of {Shard} did not go through; it is tried again.")]
    public partial void FlushRetried(Exception exception, string shard);

    [LoggerMessage(9, LogLevel.Error, "The storage refuses the rows of instance '{InstanceId}'; it is left as last stored.")]
    public partial void InstanceRefused(Exception exception, string instanceId);

    [LoggerMessage(10, LogLevel.Error, "Instance '{InstanceId}' of workflow '{Workflow}' cannot run on this host and stays as it is: {Reason}")]
    public partial void WorkflowBlocked(string instanceId, string workflow, string reason);

    [LoggerMessage(11, LogLevel.Critical, "A turn of instance '{InstanceId}' failed outside the workflow's code; the instance is failed.")]
    public partial void TurnFailed(Exception exception, string instanceId);

    [LoggerMessage(12, LogLevel.Error, "The row '{RowKey}' of {Shard} cannot be read; it stays as it is.")]
    public partial void RowUnreadable(Exception exception, string shard, string rowKey);

    [LoggerMessage(13, LogLevel.Debug, "The recovery stopped with its session.")]
    public partial void RecoveryAbandoned();

    [LoggerMessage(14, LogLevel.Debug, "The child '{ChildId}' is left to the next owner.")]
    public partial void ChildLeft(string childId);

    [LoggerMessage(15, LogLevel.Error, "The child '{ChildId}' could not be started or canceled.")]
    public partial void ChildFailed(Exception exception, string childId);

    [LoggerMessage(16, LogLevel.Warning, "The retention sweep stopped; the next one goes on.")]
    public partial void SweepStopped(Exception exception);

    [LoggerMessage(17, LogLevel.Debug, "Purged {Count} instance(s) of {Shard}.")]
    public partial void Swept(string shard, int count);

    [LoggerMessage(18, LogLevel.Warning, "The hub cannot be reached; it is tried again.")]
    public partial void HubUnreachable(Exception exception);

    [LoggerMessage(19, LogLevel.Warning, "Attempt {Attempt} of activity {Activity} failed: {Error}")]
    public partial void AttemptFailed(string activity, int attempt, string error);

    [LoggerMessage(20, LogLevel.Debug, "Where attempt {Attempt} of activity {Activity} failed.")]
    public partial void AttemptFailedAt(Exception exception, string activity, int attempt);
}
