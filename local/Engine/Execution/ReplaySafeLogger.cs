using Microsoft.Extensions.Logging;

namespace EipFunctions.Engine;

/// <summary>Passes on what is logged for the first time.</summary>
internal sealed class ReplaySafeLogger(ILogger inner, WorkflowExecution execution) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => !execution.IsReplaying && inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!execution.IsReplaying)
        {
            using var scope = inner.BeginScope(new LogScope(execution.Subject));
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
