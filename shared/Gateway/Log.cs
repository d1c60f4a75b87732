using EipFunctions.Gateway.Simulated;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Gateway;

/// <summary>What the gateway logs. Event ids 3000 to 3099.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "The simulated gateway opened {Directory} and replayed {Lines} changes.")]
    public static partial void Opened(this ILogger<SimulatedGateway> logger, string directory, int lines);

    [LoggerMessage(3001, LogLevel.Warning, "The simulated gateway could not compact its log; it keeps growing until it can.")]
    public static partial void CompactionFailed(this ILogger<SimulatedGateway> logger, Exception exception);
}
