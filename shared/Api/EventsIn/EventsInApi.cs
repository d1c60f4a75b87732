using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Keys;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.EventsIn;

/// <summary>The operations on events that come in.</summary>
internal static class EventsInApi
{
    private const string Events = "events/resources";

    private static readonly ApiParameter Code = ApiParameter.Query(
        Authenticator.QueryName, "The API key, for a sender that cannot set the header. It is never logged.");

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("PostResourceEvents", HttpMethods.Post, Events, Rights.ManageResources, EventsInHandlers.PostAsync)
        {
            Summary = "Takes events about resources: Event Grid's schema or CloudEvents, one or a batch. They are durable when it answers.",
            Body = typeof(EventEnvelope),
            BodyTypes = [EventBody.Json, EventBody.CloudEvent, EventBody.CloudEventBatch],
            TakesKeyInQuery = true,
            Parameters = [Code],
            Answers = [new(200, typeof(EventReceipt))],
            Problems = [400, 413, 415],
        },
        new("AllowResourceEvents", HttpMethods.Options, Events, Rights.None, EventsInHandlers.AllowAsync)
        {
            Summary = "Answers the handshake of CloudEvents webhooks.",
            IsOpen = true,
            Parameters =
            [
                Code,
                ApiParameter.Header("WebHook-Request-Origin", "The sender, which the setting EventsIn:AllowedOrigins must list."),
                ApiParameter.Header("WebHook-Request-Rate", "How many requests a minute the sender asks for; none is refused here."),
                ApiParameter.Header("WebHook-Request-Callback", "Where permission could be given later; it is never called."),
            ],
            Answers = [new(200)],
            Problems = [400],
        },
        new("GetResourceEvent", HttpMethods.Get, $"{Events}/{{eventId}}", Rights.Read, EventsInHandlers.GetAsync)
        {
            Summary = "Reads an accepted event and what it led to.",
            Answers = [new(200, typeof(ResourceEventView))],
            Problems = [400, 404],
        },
    ];
}
