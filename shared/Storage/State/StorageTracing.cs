using System.Diagnostics;

namespace EipFunctions.Storage.State;

/// <summary>
/// The spans of the state table, on the source <see cref="SourceName"/>: <c>state.read</c> where memory did not answer,
/// <c>state.commit</c> for a change from when it queues up until it is durable, and <c>state.transaction</c> for the
/// request that carries it, which is a child of the first change in it and links to the others.
/// </summary>
internal static class StorageTracing
{
    public const string SourceName = "EipFunctions.Storage";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The trace context of the caller, as W3C's <c>traceparent</c>; null outside of a trace.</summary>
    public static string? TraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    /// <summary>Reads within a span.</summary>
    public static async Task<T> ReadAsync<T>(string name, Func<Task<T>> read)
    {
        using var span = Source.HasListeners() ? Source.StartActivity(name, ActivityKind.Client) : null;
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Failed(span, failure);
            throw;
        }
    }

    public static Activity? StartCommit(int rows) =>
        Source.HasListeners() ? Source.StartActivity("state.commit")?.SetTag("storage.rows", rows) : null;

    public static Activity? StartTransaction(IReadOnlyList<PendingCommit> batch) => !Source.HasListeners()
        ? null
        : Source.StartActivity(
            "state.transaction",
            ActivityKind.Client,
            batch[0].Trace,
            links: batch.Skip(1).Where(pending => pending.Trace != default).Select(pending => new ActivityLink(pending.Trace)))?
            .SetTag("storage.changes", batch.Count)
            .SetTag("storage.rows", batch.Sum(pending => pending.Changes.Count));

    public static void Failed(Activity? span, Exception failure) =>
        span?.SetTag("error.type", failure.GetType().FullName).SetStatus(ActivityStatusCode.Error, failure.Message);
}
