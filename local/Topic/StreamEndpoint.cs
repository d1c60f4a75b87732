using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace EipFunctions.Local.Topic;

/// <summary>The topic's events as Server-Sent Events.</summary>
internal static class StreamEndpoint
{
    /// <summary>
    /// Sends the events that are held, then those that come, until the client leaves or the host stops. Resumes after
    /// the header <c>Last-Event-ID</c>, or else after the query's <c>after</c>.
    /// </summary>
    public static async Task GetAsync(
        HttpContext context,
        TopicEvents events,
        IOptions<LocalTopicOptions> options,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        long after = 0,
        string? type = null,
        string? subject = null)
    {
        var lastId = context.Request.Headers["Last-Event-ID"].ToString();
        if (lastId.Length > 0 && !long.TryParse(lastId, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            await TypedResults.Problem($"The header Last-Event-ID is '{lastId}'; it must be an event's number.", statusCode: 400)
                .ExecuteAsync(context);
            return;
        }

        if (!events.TryEnterStream())
        {
            context.Response.Headers.RetryAfter = "5";
            await TypedResults.Problem("As many streams are open as may be. Close one, or read /topic/events.", statusCode: 503)
                .ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            // So that the client sees the stream open before the first event.
            await context.Response.StartAsync(end.Token);
            await context.Response.Body.FlushAsync(end.Token);
            while (true)
            {
                var (page, more) = events.Read(after, type, subject);
                await WriteAsync(context.Response, page.Events, end.Token);
                after = page.Last;
                while (!await ArrivesAsync(more, options.Value.Heartbeat, time, end.Token))
                {
                    await context.Response.WriteAsync(": heartbeat\n\n", end.Token);
                    await context.Response.Body.FlushAsync(end.Token);
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client left or the host stops: a stream has no other end.
        }
        finally
        {
            events.LeaveStream();
        }
    }

    private static async Task<bool> ArrivesAsync(Task more, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await more.WaitAsync(limit, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task WriteAsync(HttpResponse response, IReadOnlyList<TopicEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return;
        }

        var text = new StringBuilder();
        foreach (var topicEvent in events)
        {
            // Written anew, since an event may have been sent with line breaks, which would end the data here.
            var data = JsonSerializer.Serialize(topicEvent.Event, TopicJson.Default.JsonElement);
            text.Append(CultureInfo.InvariantCulture, $"id: {topicEvent.Number}\nevent: {topicEvent.Type}\ndata: {data}\n\n");
        }

        await response.WriteAsync(text.ToString(), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
