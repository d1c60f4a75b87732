namespace EipFunctions.Engine;

/// <summary>What continue-as-new asks for.</summary>
/// <param name="Input">The next execution's input.</param>
/// <param name="PreservesEvents">Whether events that nobody awaited are carried over.</param>
internal sealed record Continuation(string Input, bool PreservesEvents)
{
    /// <summary>The events delivered and not awaited, oldest first.</summary>
    public IReadOnlyList<HistoryEvent> Unhandled { get; init; } = [];
}
