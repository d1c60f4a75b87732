using EipFunctions.Domain.Accounts;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Events;

/// <summary>What publishing logs. Event ids 4000 to 4099.</summary>
internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Warning, "Publishing is disabled by EventGrid:Enabled; events stay in the outbox.")]
    public static partial void Disabled(this ILogger<OutboxPublisher> logger);

    [LoggerMessage(4001, LogLevel.Information, "Publishing stopped with {Count} events in memory; they are in the outbox too.")]
    public static partial void Stopped(this ILogger<OutboxPublisher> logger, int count);

    [LoggerMessage(4002, LogLevel.Warning, "The topic did not accept a batch.")]
    public static partial void TopicUnavailable(this ILogger<OutboxPublisher> logger, Exception exception);

    [LoggerMessage(4003, LogLevel.Warning, "The topic is left alone for {Delay}.")]
    public static partial void BackingOff(this ILogger<OutboxPublisher> logger, TimeSpan delay);

    [LoggerMessage(4004, LogLevel.Information, "The topic answers again.")]
    public static partial void Recovered(this ILogger<OutboxPublisher> logger);

    [LoggerMessage(4005, LogLevel.Warning, "The topic refused a batch with {Status} {Code}; it is halved to find the event that it refuses.")]
    public static partial void BatchRefused(this ILogger<OutboxPublisher> logger, int status, string? code);

    [LoggerMessage(4006, LogLevel.Error, "The topic refuses event {EventId} of type {Type}. It stays in the outbox and keeps back the later events of {EipId}.")]
    public static partial void EventRefused(this ILogger<OutboxPublisher> logger, string eventId, string type, string eipId);

    [LoggerMessage(4007, LogLevel.Warning, "{Count} delivered events of {Partition} could not be removed from the outbox; it is tried again.")]
    public static partial void RemovalFailed(this ILogger<OutboxPublisher> logger, Exception exception, int count, AccountRegion partition);

    [LoggerMessage(4008, LogLevel.Warning, "The outbox's partitions could not be listed; it is tried again.")]
    public static partial void ListingFailed(this ILogger<OutboxPublisher> logger, Exception exception);

    [LoggerMessage(4009, LogLevel.Warning, "The outbox of {Partition} could not be read; it is tried again.")]
    public static partial void SweepFailed(this ILogger<OutboxPublisher> logger, Exception exception, AccountRegion partition);
}
