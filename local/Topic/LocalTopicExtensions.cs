using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EipFunctions.Local.Topic;

/// <summary>A small Event Grid topic for one machine.</summary>
public static class LocalTopicExtensions
{
    /// <summary>Adds the topic. Settings are checked at start.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="section">The section of <see cref="LocalTopicOptions"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddLocalTopic(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<LocalTopicOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LocalTopicOptions>>(
            new LocalTopicOptionsValidator((section as IConfigurationSection)?.Path ?? "Topic"));
        services.AddSingleton<TopicEvents>();
        return services;
    }

    /// <summary>
    /// Maps <c>POST /topic/api/events</c>, which asks for the topic's key itself and is open to anonymous callers
    /// otherwise, and beside it <c>GET /topic/events</c>, <c>GET /topic/stream</c>, <c>GET</c> and <c>PUT /topic/outage</c>.
    /// </summary>
    /// <param name="endpoints">Where to map.</param>
    /// <returns>All but the publish endpoint, for the caller to require authorization on.</returns>
    public static RouteGroupBuilder MapLocalTopic(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapPost("/topic/api/events", PublishEndpoint.PostAsync).WithName("PublishTopicEvents").AllowAnonymous();
        var group = endpoints.MapGroup("/topic");
        group.MapGet("events", List).WithName("ListTopicEvents");
        group.MapGet("stream", StreamEndpoint.GetAsync).WithName("StreamTopicEvents");
        group.MapGet("outage", GetOutage).WithName("GetTopicOutage");
        group.MapPut("outage", PutOutageAsync).WithName("PutTopicOutage");
        return group;
    }

    private static JsonHttpResult<TopicPage> List(TopicEvents events, long after = 0, string? type = null, string? subject = null) =>
        TypedResults.Json(events.Read(after, type, subject).Page, TopicJson.Default.TopicPage);

    private static JsonHttpResult<TopicOutage> GetOutage(TopicEvents events) =>
        TypedResults.Json(new TopicOutage(events.IsDown), TopicJson.Default.TopicOutage);

    private static async Task<Results<JsonHttpResult<TopicOutage>, ProblemHttpResult>> PutOutageAsync(
        HttpRequest request, TopicEvents events, CancellationToken cancellationToken)
    {
        try
        {
            if (await JsonSerializer.DeserializeAsync(request.Body, TopicJson.Default.TopicOutage, cancellationToken) is { } outage)
            {
                events.IsDown = outage.Down;
                return GetOutage(events);
            }
        }
        catch (JsonException e)
        {
            return TypedResults.Problem($"The body must be {{\"down\":true}} or {{\"down\":false}}: {e.Message}", statusCode: 400);
        }

        return TypedResults.Problem("The body is null; it must be {\"down\":true} or {\"down\":false}.", statusCode: 400);
    }
}
