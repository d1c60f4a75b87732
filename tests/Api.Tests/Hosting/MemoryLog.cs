using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Api.Tests.Hosting;

/// <summary>Keeps what is logged.</summary>
internal sealed class MemoryLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose() { }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Keep(logLevel, $"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");

    private void Keep(LogLevel level, string line)
    {
        _lines.Enqueue(line);
        if (level >= LogLevel.Error)
        {
            TestContext.Current.SendDiagnosticMessage(line);
        }
    }
}
