using Microsoft.Extensions.Logging;

namespace EipFunctions.Api.Dispatch;

/// <summary>What the API logs.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "{Operation} failed.")]
    public static partial void RequestFailed(ILogger logger, string operation, Exception failure);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "{Operation} could not be carried out now.")]
    public static partial void Unavailable(ILogger logger, string operation, Exception failure);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Information, Message = "{Count} API keys of the configuration are in place.")]
    public static partial void KeysInPlace(ILogger logger, int count);

    [LoggerMessage(
        EventId = 3004, Level = LogLevel.Information, Message = "An event of type '{Type}' was ignored: this service does not know the type.")]
    public static partial void EventIgnored(ILogger logger, string type);

    [LoggerMessage(EventId = 3008, Level = LogLevel.Warning, Message = "Tables of old nonces could not be deleted.")]
    public static partial void OldNoncesLeft(ILogger logger, Exception failure);
}
