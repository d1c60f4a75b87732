using Azure.Core;
using Azure.Data.Tables;

namespace EipFunctions.Engine;

/// <summary>How the engine's table client is best set up.</summary>
public static class WorkflowEngineTables
{
    /// <summary>
    /// Client options for the engine: it repeats its calls itself, so the client gives up early and the engine can
    /// look whether the call went through.
    /// </summary>
    /// <param name="timeout">How long one request may take.</param>
    /// <returns>The options.</returns>
    public static TableClientOptions CreateOptions(TimeSpan timeout) => new()
    {
        Retry = { MaxRetries = 1, Mode = RetryMode.Fixed, Delay = TimeSpan.FromMilliseconds(100), NetworkTimeout = timeout },
    };
}
